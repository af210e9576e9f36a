"""The pages of the site, as any engine builds them."""
