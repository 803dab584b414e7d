"""`make bench`: one table from one run, one for forms (bench/forms.py), one for search, one for
PDFs, on PostgreSQL.

Every page is compared with two baselines measured in the same run: a bare Django view with one query, and the page
that `wagtail start` makes. CPU is what the process spends on a request, through the WSGI handler, best of repeats:
judge by it. Requests a second (gunicorn, two workers) vary with whatever else the machine does. Exits with 1 when a
target is missed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from . import forms, pdf, search
from .load import rate, serving
from .runs import ROOT, Site, best, database, python
from .scenario import Figures, Scenario, read, write
from .sites import start
from .table import Row, failed, render


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
    print("\n## Forms\n")
    missed = max(int(failed(ours, few, wagtail[0])), forms.main())
    print("\n## Search\n")
    missed = max(missed, int(search.main()))
    print("\n## PDF\n")
    return max(missed, int(pdf.main()))


if __name__ == "__main__":
    sys.exit(main())
