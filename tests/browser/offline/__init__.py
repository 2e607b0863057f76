"""The offline app itself, in a real Chromium."""
