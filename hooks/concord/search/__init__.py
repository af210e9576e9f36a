"""Search without a network: built here, read by a classic script in the page."""
