"""Where the app starts: on this machine, in the browser of a phone, as a native app."""
