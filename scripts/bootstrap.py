"""Set-up with Python's standard library only: `python3 scripts/bootstrap.py app|dev|front`.

Makes .venv, installs what the lock files name (each file checked against its hash), builds the front end, compiles
the translations. Every step leaves a stamp that carries a hash of what it was made from, so a second run does
nothing in a moment. Called by the Makefile.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
NODE_AT_LEAST = 20


def say(text: str) -> None:
    print(f"· {text}", flush=True)


def give_up(text: str) -> None:
    sys.exit(f"\nCannot go on: {text}\n")


def run(*command: str | Path) -> None:
    """Run a command in the project with the environment's programs first; stop everything when it fails."""
    env = os.environ | {"PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}", "VIRTUAL_ENV": str(VENV)}
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False)
    if done.returncode:
        give_up(f"this failed: {' '.join(str(part) for part in command)}")


def digest(paths: Iterable[Path]) -> str:
    """SHA-256 over the names and contents of these files, the Python that runs and its place."""
    sha = hashlib.sha256(f"{sys.version} {ROOT}".encode())
    for path in sorted(paths):
        sha.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return sha.hexdigest()


def once(name: str, sources: Iterable[Path], product: Path, make: Callable[[], None]) -> None:
    """Call `make` unless it already made `product` from exactly these sources."""
    stamp, wanted = STAMPS / name, digest(sources)
    if product.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    started = time.monotonic()
    make()
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)
    say(f"{name}: done in {time.monotonic() - started:.0f} s")


def ensure_venv() -> None:
    """The virtual environment, with this Python."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the one file that an older Python gets to read
        give_up(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}. Try: make PYTHON=python3.12 …")
    if PYTHON.exists():
        return
    say("making .venv")
    done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        give_up("this Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv")


def pinned(lock: Path, name: str) -> str:
    """The lines of one package in a lock file, hashes and all."""
    found = re.search(rf"^{name}==[^\n]*(?:\n +--hash[^\n]*)+", lock.read_text(), re.MULTILINE)
    if not found:
        give_up(f"{name} is not in {lock.name}")
        raise AssertionError
    return found.group()


def uv() -> Path | None:
    """uv, which installs in seconds where pip takes minutes; None where it has no build for this machine."""
    program = VENV / "bin" / "uv"
    if not program.exists():
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as wanted:
            wanted.write(pinned(ROOT / "requirements-dev.lock", "uv"))
            wanted.flush()
            pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--only-binary=:all:", "--require-hashes"]
            subprocess.run([*pip, "-r", wanted.name], cwd=ROOT, check=False)
    return program if program.exists() else None


def install(lock: str) -> None:
    """Install what a lock file names, and nothing whose hash differs."""

    def make() -> None:
        fast = uv()
        if fast:
            run(fast, "pip", "install", "-q", "--python", PYTHON, "--require-hashes", "-r", lock)
        else:
            run(PYTHON, "-m", "pip", "install", "-qq", "--require-hashes", "-r", lock)

    say(f"packages of {lock}") if not (STAMPS / lock).exists() else None
    once(lock, [ROOT / lock], PYTHON, make)


def ensure_node() -> None:
    """Node.js of the machine where it is new enough, else the one that a Python package brings."""
    found = shutil.which("node"), shutil.which("npm")
    if all(found):
        told = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
        if told.startswith("v") and int(told[1:].split(".")[0]) >= NODE_AT_LEAST:
            return
    install("requirements-node.lock")


def ensure_front() -> None:
    """Style sheets and scripts, built into static/dist; never committed."""
    manifests = [ROOT / "package.json", ROOT / "package-lock.json"]
    sources = [path for path in (ROOT / "frontend").rglob("*") if path.is_file()]

    def packages() -> None:
        ensure_node()
        run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")

    def build() -> None:
        ensure_node()
        run("npm", "run", "--silent", "build")

    once("front-end packages", manifests, ROOT / "node_modules", packages)
    once("front end", manifests + sources, ROOT / "static" / "dist" / "brand.css", build)


def ensure_catalogues() -> None:
    """The .mo files Django reads, next to each .po."""
    stale = [
        str(po)
        for po in (ROOT / "locale").rglob("*.po")
        if not po.with_suffix(".mo").exists() or po.with_suffix(".mo").stat().st_mtime < po.stat().st_mtime
    ]
    if stale:
        # polib comes with wagtail-localize: no gettext needed on the machine, and fuzzy entries stay out.
        code = "import sys, polib\nfor po in sys.argv[1:]: polib.pofile(po).save_as_mofile(po[:-3] + '.mo')"
        run(PYTHON, "-c", code, *stale)
        say(f"translations: {len(stale)} compiled")


def main() -> None:
    wanted = set(sys.argv[1:])
    if unknown := wanted - {"app", "dev", "front"}:
        give_up(f"unknown: {' '.join(unknown)}")
    os.chdir(ROOT)
    ensure_venv()
    if wanted & {"app", "dev"}:
        install("requirements-dev.lock" if "dev" in wanted else "requirements.lock")
        ensure_catalogues()
    if "front" in wanted:
        ensure_front()


if __name__ == "__main__":
    main()
