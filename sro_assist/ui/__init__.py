"""The screens, and what shows them."""
