"""`python -m bench.lighthouse`: what Lighthouse says of public and family pages on a telephone, the median of several
looks. `python -m bench.lighthouse cy ur family` looks at these languages or pages alone.

Needs a loaded demo (`make demo` once; VAR_DIR and DATABASE_URL choose another one), Chromium, and the npm package
lighthouse, which npx fetches. LIGHTHOUSE names another way to start it, ROUNDS how many looks. Judge performance on a
quiet machine; the three other figures do not depend on load. Exits with 1 when a figure is too low.
"""

from __future__ import annotations

import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from .load import serving
from .runs import python

COMMAND = shlex.split(os.environ.get("LIGHTHOUSE", "npx --yes lighthouse@12.8.2"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SETTINGS = {"DJANGO_SETTINGS_MODULE": "bench.public"}
PAGES = {
    "home": "",
    "home for parents": "for/parents/",
    "index of a manual": "wales/",
    "long page with many blocks": "wales/coordinator-and-core-group/first-meeting/",
    "search": "search/?q=core+group",
}
LANGUAGES = ("en", "cy", "ur")
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
FAMILY = {"performance": 95, "accessibility": 100, "best-practices": 100}  # search engines never see these
# Not for search engines, and they say so: a page of results; English words within a frame in another language.
RESULTS, TEXTS = {"search"}, {"index of a manual", "long page with many blocks"}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"


@dataclass(frozen=True)
class Look:
    """A page, as whom (a Cookie header, "" for the public), and what it must reach."""

    page: str
    language: str
    path: str
    cookie: str = ""
    least: Mapping[str, int] = field(default_factory=lambda: LEAST)


def looks(chosen: set[str]) -> list[Look]:
    """Those in the chosen languages, or "family"; all where none is chosen."""
    public = [Look(page, language, f"/{language}/{path}") for page, path in PAGES.items() for language in LANGUAGES]
    family = [
        Look(page, language, path, cookie, FAMILY)
        for page, language, path, cookie in json.loads(python("-m", "bench.family_looks", env=SETTINGS))
    ]
    everything = [(one.language, one) for one in public] + [("family", one) for one in family]
    return [one for kind, one in everything if not chosen or kind in chosen]


def report_of(look: Look, origin: str, folder: Path) -> dict[str, Any]:
    """One report."""
    out, headers = folder / "report.json", folder / "headers.json"
    sent = {"Cookie": look.cookie} if look.cookie else {}
    headers.write_text(json.dumps(sent))
    asked = [f"--only-categories={','.join(look.least)}", f"--chrome-flags={FLAGS}", "--quiet"]
    asked += [f"--extra-headers={headers}"] if sent else []
    env = {"CHROME_PATH": os.environ.get("CHROMIUM", "/usr/bin/chromium")} | os.environ
    url = origin + look.path
    with urlopen(Request(url, headers=sent)) as answer:  # noqa: S310  ours; a worker never asked loads everything first
        assert answer.url == url, f"{look.page} leads to {answer.url}"
    command = [*COMMAND, url, *asked, "--output=json", f"--output-path={out}"]
    for last in (False, False, True):  # on a busy machine Chromium may not paint in time
        if subprocess.run(command, check=last, env=env).returncode == 0:
            break
    report: dict[str, Any] = json.loads(out.read_text())
    return report


def scores(name: str, language: str, report: dict[str, Any]) -> dict[str, float]:
    """{category: 0 … 100}; an audit that is meant to fail does not count."""
    found = {}
    unlisted = name in RESULTS or (name in TEXTS and language == "ur")
    for key, category in report["categories"].items():
        counted = [
            (ref["weight"], report["audits"][ref["id"]]["score"])
            for ref in category["auditRefs"]
            if ref["weight"] and not (unlisted and ref["id"] == "is-crawlable")
        ]
        whole = [(weight, score) for weight, score in counted if score is not None]
        total = sum(weight for weight, _score in whole)
        found[key] = round(100 * sum(weight * score for weight, score in whole) / total, 1)
    return found


def wrong(report: dict[str, Any]) -> list[str]:
    """What the reports that do not depend on load complain of."""
    refs = (ref for key, one in report["categories"].items() if key != "performance" for ref in one["auditRefs"])
    audits = (report["audits"][ref["id"]] for ref in refs if ref["weight"])
    return [one["title"] for one in audits if one["score"] is not None and one["score"] < 1]


def main() -> int:
    python("-m", "django", "collectstatic", "--noinput", "-v0", env=SETTINGS)
    missed = False
    print("| page | language | performance | accessibility | best practices | SEO |\n|---|---|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder, serving("portal.wsgi", os.environ | SETTINGS) as port:
        for look in looks(set(sys.argv[1:])):
            reports = [report_of(look, f"http://127.0.0.1:{port}", Path(folder)) for _ in range(ROUNDS)]
            each = [scores(look.page, look.language, report) for report in reports]
            middle = {key: statistics.median(one[key] for one in each) for key in look.least}
            missed |= any(middle[key] < least for key, least in look.least.items())
            figures = [f"{middle[key]:.0f}" if key in middle else "" for key in LEAST]
            print(f"| {look.page} | {look.language} | {' | '.join(figures)} |", flush=True)
            print(f"  {look.page}, {look.language}: {wrong(reports[0])}", file=sys.stderr, flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
