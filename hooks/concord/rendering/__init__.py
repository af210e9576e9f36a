"""The site, or one page of it, as HTML by the site's templates, without its engine; byte for byte what that writes."""
