"""A PostgreSQL server of one's own for as long as a command runs: `python scripts/postgres.py COMMAND …`.

Starts it in a temporary folder on a free port of this machine, sets DATABASE_URL for the command, and takes all of it
away afterwards. As root the server runs as user postgres, because it refuses to run as root. With DATABASE_URL set
already the command simply runs. Nothing here is meant to keep data: the server does not wait for the disk.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HINT = "PostgreSQL 15 or newer; on Debian and Ubuntu: apt install postgresql"


def find() -> Path | None:
    """The folder with PostgreSQL's server programs, the newest version first; None where there is none."""
    on_path = shutil.which("pg_ctl")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda p: int(p.parts[-3]), reverse=True)
    candidates = [*debian, *([Path(on_path)] if on_path else [])]
    return candidates[0].parent if candidates else None


def _as_server(command: list[str]) -> list[str]:
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


def _call(command: list[str], folder: str) -> None:
    done = subprocess.run(_as_server(command), cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"PostgreSQL did not start: {done.stdout}{done.stderr}")


@contextmanager
def server() -> Iterator[str]:
    """Start a server; gives its DATABASE_URL and stops it at the end. RuntimeError where there is no PostgreSQL."""
    programs = find()
    if programs is None:
        raise RuntimeError(f"no PostgreSQL on this machine ({HINT})")
    folder = tempfile.mkdtemp(prefix="pg-")
    try:
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(folder, account.pw_uid, account.pw_gid)
        data = f"{folder}/data"
        _call(
            [f"{programs}/initdb", "-D", data, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], folder
        )
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        settings = {
            "port": port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": folder,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "max_connections": 60,
        }
        options = " ".join(f"-c {key}={value}" for key, value in settings.items())
        _call([f"{programs}/pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"], folder)
        try:
            yield f"postgres://portal@127.0.0.1:{port}/postgres"
        finally:
            _call([f"{programs}/pg_ctl", "-D", data, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if "DATABASE_URL" in os.environ:
        sys.exit(subprocess.run(sys.argv[1:], check=False).returncode)
    try:
        with server() as url:
            code = subprocess.run(sys.argv[1:], env=os.environ | {"DATABASE_URL": url}, check=False).returncode
    except RuntimeError as error:
        sys.exit(str(error))
    sys.exit(code)


if __name__ == "__main__":
    main()
