"""Text → pages → records → the catalogue."""
