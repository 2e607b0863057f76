"""What a tree is; reading, checking and drawing a pack of them."""
