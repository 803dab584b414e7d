"""Sites that are measured: their databases, their processes, their figures in turns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from .scenario import Figures

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3


def database(name: str) -> str:
    """A fresh database on the server of DATABASE_URL; gives its address."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlunsplit(parts._replace(path=f"/{name}"))


def python(*arguments: str, env: dict[str, str]) -> str:
    """Run a module in a process of its own, because each site has its own settings; gives what it printed."""
    path = os.pathsep.join(filter(None, (str(ROOT), env.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, *arguments], env=os.environ | env | {"PYTHONPATH": path}, cwd=ROOT, check=False,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"this failed: python {' '.join(arguments)}")
    return done.stdout


def figures(scenarios: Path, env: dict[str, str]) -> list[Figures]:
    """CPU and queries of each scenario of a site."""
    printed = python("-m", "bench.measure", str(scenarios), env=env)
    return [Figures(**row) for row in json.loads(printed.splitlines()[-1])]


@dataclass(frozen=True)
class Site:
    """Something measured: its WSGI module, where its scenarios are, and the environment it runs in."""

    application: str
    scenarios: Path
    env: dict[str, str]


def best(*sites: Site) -> list[list[Figures]]:
    """The figures of each site: the best of several rounds, in which the sites take turns, so that whatever else
    the machine does falls on all of them."""
    found: list[list[Figures]] = []
    for number in range(ROUNDS):
        print(f"· CPU and queries, round {number + 1} of {ROUNDS}", file=sys.stderr, flush=True)
        measured = [figures(site.scenarios, site.env) for site in sites]
        pairs = zip(found or measured, measured, strict=True)
        found = [[min(a, b, key=lambda row: row.cpu) for a, b in zip(*pair, strict=True)] for pair in pairs]
    return found
