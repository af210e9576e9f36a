"""What is stale, what is to translate, and the way back into the pages."""
