"""The local server: the app for a browser on this machine, and for nobody else.

Not for the phone: there is no server there, so nothing that runs there may import this.
"""
