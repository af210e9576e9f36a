"""Alphabets: order, spelling, the other script, the letters of the fonts."""
