"""What `flet build` starts."""

from sro_assist.entrypoints.native import start

if __name__ == "__main__":
    start()
