"""A page with nothing but Python in a worker, to try the browser's own storage with."""
