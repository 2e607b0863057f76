"""Makes /work/compiled.zip of what /work/source.zip holds and /work/job.json says to begin from."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from compiling import compiled  # type: ignore[import-not-found]  # beside this file, once it runs
from reaching import Modules, reached  # type: ignore[import-not-found]

WORK = Path("/work")


def main() -> None:
    """Compile each module that can be reached."""
    job = json.loads((WORK / "job.json").read_text())
    with zipfile.ZipFile(WORK / "source.zip") as archive:
        sources = {name: archive.read(name) for name in archive.namelist()}
    modules = Modules(sources)
    found = reached(modules, job["roots"], set(job["cut"]))
    with zipfile.ZipFile(WORK / "compiled.zip", "w") as out:
        for module in sorted(found):
            name = modules.file(module)
            out.writestr(f"{name}c", compiled(name, modules.tree(module), sources[name]))
    (WORK / "reached.json").write_text(json.dumps(found))


if __name__ == "<run_path>":
    main()
