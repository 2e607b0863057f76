"""The app in a real Chromium, as a person uses it."""

ONCE = "seen once only"
"""Under this name a test of pictures hands on what a new tab did not show again."""
