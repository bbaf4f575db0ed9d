"""A person's own data as a file: rows that the catalogue names and they may read, as JSON and as a page."""
