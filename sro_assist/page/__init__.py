"""The page around Flutter's client: the same for the local server and for the offline app."""
