"""Sites that are measured: their databases, their processes, their figures in turns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from .scenario import Figures

ROOT = Path(__file__).resolve().parents[1]
TURNS = 20
Process = subprocess.Popen[str]


def database(name: str) -> str:
    """A fresh database on the server of DATABASE_URL; gives its address."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlunsplit(parts._replace(path=f"/{name}"))


def python(*arguments: str, env: dict[str, str]) -> str:
    """Run a module in a process of its own, because each site has its own settings; gives what it printed."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, env=_environment(env), cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"this failed: python {' '.join(arguments)}")
    return done.stdout


def _environment(env: dict[str, str]) -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(ROOT), env.get("PYTHONPATH"))))
    return os.environ | env | {"PYTHONPATH": path}


@dataclass(frozen=True)
class Site:
    """Something measured: its WSGI module, where its scenarios are, and the environment it runs in."""

    application: str
    scenarios: Path
    env: dict[str, str]


def best(*sites: Site) -> list[list[Figures]]:
    """The figures of each site: the best of many turns that they take one after another, which is steady on a noisy
    machine where a long look at each in turn is not."""
    with ExitStack() as stack:
        running = [stack.enter_context(_measuring(site)) for site in sites]
        pages = [_line(process) for process in running]
        best_yet = [[float("inf")] * len(rows) for rows in pages]
        print(f"· CPU, {TURNS} turns", file=sys.stderr, flush=True)
        for _turn in range(TURNS):
            for number, process in enumerate(running):
                print("go", file=process.stdin, flush=True)
                best_yet[number] = list(map(min, best_yet[number], _line(process)))
    return [
        [Figures(page, queries, cpu) for (page, queries), cpu in zip(rows, taken, strict=True)]
        for rows, taken in zip(pages, best_yet, strict=True)
    ]


@contextmanager
def _measuring(site: Site) -> Iterator[Process]:
    """The process of a site, which measures when it is told to."""
    command = [sys.executable, "-m", "bench.measure", str(site.scenarios)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=_environment(site.env), cwd=ROOT, text=True, **pipes) as process:  # type: ignore[call-overload]
        yield process


def _line(process: Process) -> list[Any]:
    """What the process says next; the end of everything if it failed, having said why."""
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        sys.exit("this failed: python -m bench.measure")
    said: list[Any] = json.loads(line)
    return said
