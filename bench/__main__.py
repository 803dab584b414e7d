"""`make bench`: one table from one run, on PostgreSQL with persistent connections.

Every page is compared with two baselines measured in the same run: a bare Django view with one query, and the page
that `wagtail start` makes. CPU is what the process spends on a request, through the WSGI handler, best of repeats:
judge by it. Requests a second (gunicorn, two workers) vary with whatever else the machine does. Exits with 1 when a
target is missed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from .load import rate, serving
from .scenario import Figures, Scenario, read, write
from .sites import start
from .table import Row, failed, render

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


def rows(site: Site, measured: list[Figures]) -> list[Row]:
    """The rows of one site, its requests a second under gunicorn measured now."""
    print(f"· requests a second of {site.application}", file=sys.stderr, flush=True)
    path = os.pathsep.join(filter(None, (str(ROOT), site.env.get("PYTHONPATH"))))
    with serving(site.application, site.env | {"PYTHONPATH": path}) as port:
        return [Row(row, found, rate(port, row)) for row, found in zip(read(site.scenarios), measured, strict=True)]


def prepare_portal(folder: Path) -> tuple[Site, Figures]:
    """The product with 20,000 children, and the figures of the list while there were 200."""
    print("· filling the database", file=sys.stderr, flush=True)
    env = {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "DATABASE_URL": database("bench_portal"),
        "VAR_DIR": str(folder / "var"),
    }
    python("-m", "bench.fill", str(folder), "small", env=env)
    few = best(Site("portal.wsgi", folder / "list.json", env))[0][0]
    python("-m", "bench.fill", str(folder), "large", env=env)
    return Site("portal.wsgi", folder / "portal.json", env), few


def prepare_baselines(folder: Path) -> tuple[Site, Site]:
    """The bare view and the project of `wagtail start`."""
    write(folder / "bare.json", [Scenario("bare view, one query", "/")])
    bare = {"DJANGO_SETTINGS_MODULE": "bench.sites.bare", "DATABASE_URL": database("bench_bare")}
    python("-m", "django", "migrate", "-v0", env=bare)
    project = folder / "start"
    project.mkdir()
    env = start.make(project, database("bench_wagtail"))
    write(folder / "start.json", [Scenario("page of `wagtail start`", "/")])
    return Site("bench.sites.bare_wsgi", folder / "bare.json", bare), Site("baseline.wsgi", folder / "start.json", env)


def main() -> int:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        portal, few = prepare_portal(folder)
        sites = (*prepare_baselines(folder), portal)
        bare, wagtail, ours = (rows(site, found) for site, found in zip(sites, best(*sites), strict=True))
    print(render(ours, few, bare[0], wagtail[0]))
    return 1 if failed(ours, few, wagtail[0]) else 0


if __name__ == "__main__":
    sys.exit(main())
