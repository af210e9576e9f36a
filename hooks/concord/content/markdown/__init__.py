"""A page's Markdown, read once: by the parser that renders it, into a tree that knows the lines it was typed on."""
