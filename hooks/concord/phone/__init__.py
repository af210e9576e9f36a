"""Pages taken out of the built site, for phones: one file a language for Kiwix, one file a page for a messenger."""
