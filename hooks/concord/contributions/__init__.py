"""What people send without git and without a network: one file, read, checked, and made into pages."""
