"""Checks of all JavaScript, by tools from npm that package-lock.json pins."""
