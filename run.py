"""Sets SRO Assist up in its own folder and opens it; or runs every check there is on it.

    python3 run.py [what the app takes]      set up if need be, then open the app
    python3 run.py test [what pytest takes]  every check; with arguments, no coverage gate
    python3 run.py lock                      pin the packages anew (needs uv); then make the notices anew
    python3 run.py notices                   write assets/THIRD-PARTY-NOTICES.txt from what is pinned
    python3 run.py sbom                      print a bill of materials (CycloneDX) of what is pinned

Standard library only, and no syntax newer than Python 3.7: an old Python is to hear what is wrong,
not to trip over a comma. Everything installed goes into ``.venv``; nothing outside this folder changes.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
AGAIN = "Then run this again."
NO_NETWORK = ("NewConnection", "Failed to establish", "getaddrinfo", "name resolution", "ConnectTimeout")
WORKERS = min(max(2, 3 * (os.cpu_count() or 1) // 2), 4)  # a test in a browser waits for a third of its time
SIDE_BY_SIDE = ["-n", str(WORKERS), "--dist=loadfile", "--no-loadscope-reorder"]
MEASURE = ["-p", "tests.branch_gate", "--cov", "--cov-report=", "--cov-report=json:coverage.json"]
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", LINT_IMPORTS],  # its own script would not survive a move of this folder
    "javascript": ["-m", "tests.javascript"],  # types, style and tests; brings its own tools
}


class RunError(Exception):
    """Why this cannot go on, and what to do about it, in words for a person."""


class Home:
    """The project's folder and the local environment in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.python = self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def lock(self, name: str) -> Path:
        """Name the file with the pins of ``run`` or ``dev``."""
        return self.root / "locks" / f"{name}.txt"

    def stamp(self, name: str) -> Path:
        """Name the file that remembers which pins are installed."""
        return self.venv / f"sro-assist-{name}.stamp"

    def digest(self, name: str) -> str:
        """Sum up what the environment is made from: the pins, the project's own words, this folder."""
        words = self.lock(name).read_bytes(), (self.root / "pyproject.toml").read_bytes()
        return hashlib.sha256(b"\0".join((*words, os.fsencode(self.root)))).hexdigest()

    def is_current(self, name: str) -> bool:
        """Whether exactly these pins were installed, to the end."""
        stamp = self.stamp(name)
        return stamp.is_file() and stamp.read_text(encoding="ascii") == self.digest(name)

    def mark_current(self, name: str) -> None:
        """Remember that these pins are installed; only after they are."""
        self.stamp(name).write_text(self.digest(name), encoding="ascii")

    def is_alive(self) -> bool:
        """Whether the environment's Python still runs: its base may have been upgraded away."""
        if not self.python.exists():
            return False
        new_enough = f"import sys; sys.exit(sys.version_info < {OLDEST})"
        done = subprocess.run([str(self.python), "-c", new_enough], check=False, capture_output=True)
        return done.returncode == 0


def check_python(version: tuple[int, ...] = sys.version_info[:2]) -> None:
    """Raise RunError on a Python older than ``OLDEST``."""
    if version < OLDEST:
        has, needs = (".".join(map(str, part)) for part in (version, OLDEST))
        raise RunError(f"This is Python {has}; SRO Assist needs {needs} or newer. Install one. {AGAIN}")


def check_can_make_venv() -> None:
    """Raise RunError when this Python lacks the part that makes environments (Debian packs it apart)."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise RunError(
            "This Python cannot make a local environment: its venv part is missing. "
            f"On Debian or Ubuntu: sudo apt install python3-venv. {AGAIN}"
        )


def make_venv(home: Home) -> None:
    """Make the local environment, or make it anew when it is broken. Raises RunError."""
    if home.is_alive():
        return
    check_can_make_venv()
    print("Making a local environment in .venv ...", flush=True)
    if wait_for([sys.executable, "-m", "venv", "--clear", str(home.venv)], home.root):
        raise RunError(f"The local environment could not be made; the reason is above. Mend it. {AGAIN}")


def why_pip_failed(words: str) -> str:
    """Turn what pip wrote into what to tell a person."""
    if any(sign in words for sign in NO_NETWORK):
        return f"The packages could not be fetched: the network cannot be reached. Connect. {AGAIN}"
    if "DO NOT MATCH THE HASHES" in words:
        return "A package is not the one that was pinned, so it was not installed. Tell its makers."
    return f"The packages could not be installed; pip's reason is above. Mend it. {AGAIN}"


def pip_install(home: Home, *what: str) -> None:
    """Have the environment's own pip install something, quietly. Raises RunError with the reason."""
    pip = [str(home.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*pip, *what], cwd=home.root, check=False, capture_output=True, text=True)
    if done.returncode:
        said = done.stdout + done.stderr
        print(said, file=sys.stderr)
        raise RunError(why_pip_failed(said))


def install(home: Home, name: str, purpose: str) -> None:
    """Bring the environment to the pins of ``run`` or ``dev``, if it is not there yet. Raises RunError."""
    if home.is_current(name):
        return
    print(f"Installing what is needed to {purpose} (once; a minute or two) ...", flush=True)
    pip_install(home, "--require-hashes", "-r", str(home.lock(name)))
    if name == "run":  # the build backend is pinned too: nothing unpinned is fetched to build ourselves
        pip_install(home, "--no-deps", "--no-build-isolation", "-e", ".")
    home.mark_current(name)


def wait_for(command: list[str], cwd: Path) -> int:
    """Run a command and return its exit code; on Ctrl+C let it end in its own way, then raise again."""
    with subprocess.Popen(command, cwd=cwd) as child:
        try:
            return child.wait()
        except KeyboardInterrupt:
            child.wait()
            raise


def start(home: Home, args: list[str]) -> int:
    """Open the app; the exit code is its own."""
    make_venv(home)
    install(home, "run", "run SRO Assist")
    command = [str(home.python), "-m", "sro_assist", *args]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606  # become the app: its signals are its own
    return wait_for(command, Path.cwd())  # exec on Windows would give the prompt back at once


def check(home: Home, args: list[str]) -> int:
    """Run every check, each whatever the others say, and pytest last: its summary closes the output."""
    make_venv(home)
    install(home, "run", "run SRO Assist")
    install(home, "dev", "test it")
    os.environ["PYTHONUTF8"] = "1"  # import-linter draws a banner that Windows' own encoding lacks
    failed = [name for name in CHECKS if not passes(home, name)]
    print(f"\n--- pytest (before it, {', '.join(failed) or 'nothing'} failed)", flush=True)
    code = wait_for([str(home.python), "-m", "pytest", *(args or SIDE_BY_SIDE + MEASURE)], home.root)
    return code or int(bool(failed))


def passes(home: Home, name: str) -> bool:
    """Run one check under its own heading and say whether it passed."""
    print(f"\n--- {name}", flush=True)
    return wait_for([str(home.python), *CHECKS[name]], home.root) == 0


def relock(home: Home) -> int:
    """Pin everything anew, for every system and Python from 3.11 on, with digests, without addresses."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(home.python.parent))
    if not uv:
        raise RunError(f"Pinning needs uv. Install it with: {home.python} -m pip install uv. {AGAIN}")
    run, dev = str(home.lock("run")), str(home.lock("dev"))
    pin = [uv, "--no-config", "pip", "compile", "--quiet", "--upgrade", "--universal", "--generate-hashes"]
    pin += ["--python-version", "3.11", "--no-header", "--no-annotate", "--no-emit-index-url"]
    pin += ["--no-strip-extras"]  # else pip tries a newer release of what has the extra, and gives up
    app = wait_for([*pin, "pyproject.toml", "locks/build.in", "-o", run], home.root)
    held = ["-c", run, "-c", str(home.lock("web-node"))]  # Node.js is the one that builds the offline app
    return app or wait_for([*pin, "--group", "dev", *held, "-o", dev], home.root)


def supply(home: Home, what: str) -> int:
    """Write the notices, or print the bill of materials."""
    make_venv(home)
    install(home, "run", "read what is pinned")
    return wait_for([str(home.python), "-m", f"supply.{what}"], home.root)


def obey(argv: list[str], home: Home) -> int:
    """Do what was asked. Raises RunError."""
    check_python()
    if argv[:1] == ["test"]:
        return check(home, argv[1:])
    if argv in (["notices"], ["sbom"]):
        return supply(home, argv[0])
    return relock(home) if argv == ["lock"] else start(home, argv)


def main(argv: list[str], home: Home) -> int:
    """Do what was asked, or say why not; the exit code."""
    try:
        return obey(argv, home)
    except RunError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Home(ROOT)))
