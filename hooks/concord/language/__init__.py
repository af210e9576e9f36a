"""The catalogue as one reader sees it: her language, its words and its ways of writing."""
