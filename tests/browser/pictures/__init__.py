"""The picture test: every screen at many sizes, texts and themes, looked at and measured from outside."""
