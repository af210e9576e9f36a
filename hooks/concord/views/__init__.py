"""What each page shows, computed from the catalogue for one reader: frozen values that templates only print."""
