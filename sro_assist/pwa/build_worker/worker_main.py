"""Makes /work/compiled.zip of what /work/source.zip holds and /work/job.json says to begin from."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from bytecode import compiled  # type: ignore[import-not-found]  # beside this file, once it runs
from import_graph import Modules, reached  # type: ignore[import-not-found]
from import_trace import recorded  # type: ignore[import-not-found]

WORK = Path("/work")


def main() -> None:
    """Compile each module that can be reached, and what the dataclasses of some packages write."""
    job = json.loads((WORK / "job.json").read_text())
    with zipfile.ZipFile(WORK / "source.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    sources = {name: data for name, data in files.items() if name.endswith(".py")}
    modules = Modules(sources)
    found = reached(modules, job["roots"], set(job["cut"]))
    made = {}
    for module in sorted(found):
        name = modules.file(module)
        made[f"{name}c"] = compiled(name, modules.tree(module), sources[name])
    others = {name: data for name, data in files.items() if name not in sources}
    made |= recorded(job["dataclasses_of"], found, {**made, **others})
    with zipfile.ZipFile(WORK / "compiled.zip", "w") as out:
        for name, data in made.items():
            out.writestr(name, data)
    (WORK / "reached.json").write_text(json.dumps(found))


if __name__ == "<run_path>":
    main()
