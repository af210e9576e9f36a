"""Which copy this is, and how it is built and copied without losing the one before."""
