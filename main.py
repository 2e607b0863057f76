"""Where a native build starts: the same app, records in the folder that the system gives it."""

from __future__ import annotations

import flet as ft

from sro_assist.entrypoints.local import window_maker
from sro_assist.paths import data_folder, pack_folder

if __name__ == "__main__":
    main, close = window_maker(pack_folder(), data_folder())
    try:
        ft.run(main)
    finally:
        close()
