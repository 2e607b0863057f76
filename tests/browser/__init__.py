"""The app in a real Chromium, as a person uses it."""

ONCE = "seen once only"
"""Under this name a test of pictures hands on what it saw in a tab that was drawn no more."""
