"""The kinds of record, what their fields hold, and what readers call their values."""
