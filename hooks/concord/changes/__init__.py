"""What a change to the content says otherwise than before, and what it touches."""
