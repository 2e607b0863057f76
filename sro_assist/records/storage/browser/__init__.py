"""Records in a browser: its own files or IndexedDB, many small files in a few that stay open."""
