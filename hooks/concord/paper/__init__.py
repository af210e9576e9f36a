"""Pages on paper: a PDF of one page or of many, made from the same views and templates as the site."""
