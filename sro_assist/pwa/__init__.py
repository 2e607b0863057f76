"""The offline app: building its static folder, and serving it on this machine for a try."""
