"""What commands do that is more than one call; the command line runs them."""
