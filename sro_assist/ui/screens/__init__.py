"""One file or folder a screen."""
