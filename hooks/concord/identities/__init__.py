"""What would tell who or where a person is: found in text, in pictures and in documents."""
