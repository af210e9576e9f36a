"""Forms in a browser for editors: made of the kinds of record, shown by Sveltia CMS, on the editor's machine alone."""
