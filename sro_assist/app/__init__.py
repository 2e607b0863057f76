"""What the screens are about, without Flet: everything here can be used, and tested, with no screen."""
