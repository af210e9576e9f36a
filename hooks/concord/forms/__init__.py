"""Forms in a browser for whoever edits: made of the kinds of record, shown by Sveltia CMS, on the editor's machine alone."""
