"""The table of figures for forms: `make bench` prints it below the other, `python -m bench.forms` alone."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .load import serving
from .runs import ROOT, Site, best, database, python
from .scenario import Figures, Scenario, write
from .sites import start

MINUTES = float(os.environ.get("BENCH_MINUTES", "5"))
RIVALS = [
    Scenario("page of `wagtail start`", "/"),
    Scenario("form page of Wagtail", "/rival/"),
    Scenario("form page of Wagtail, sent", "/rival/", "POST"),
    Scenario("wizard of formtools", "/wizard/s3/"),
    Scenario("wizard of formtools, sent", "/wizard/s3/", "POST", status=302),
]


@dataclass(frozen=True)
class Line:
    """One row: what, what was measured, what must be reached, whether it was."""

    what: str
    figure: str
    target: str
    reached: bool


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def prepare(folder: Path) -> tuple[Site, Site]:
    """The rivals' site, and the product with its long forms."""
    (folder / "start").mkdir()
    env = start.make(folder / "start", database("bench_wagtail_forms"))
    write(folder / "rivals.json", RIVALS)
    portal = {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "DATABASE_URL": database("bench_forms"),
        "VAR_DIR": str(folder / "var"),
    }
    print("· filling the database with long forms", file=sys.stderr, flush=True)
    python("-m", "bench.fill", str(folder), "small", env=portal)
    python("-m", "bench.fill", str(folder), "forms", env=portal)
    return Site("baseline.wsgi", folder / "rivals.json", env), Site("portal.wsgi", folder / "forms.json", portal)


def requests(rivals: list[Figures], ours: list[Figures]) -> list[Line]:
    """CPU and queries of one step, of a short and a long form, beside the rivals'."""
    base, page, page_sent, wizard, wizard_sent = rivals
    lines = []
    for name, short, long, most in (("shown", ours[0], ours[2], 12), ("sent", ours[1], ours[3], 16)):
        ratio, against = long.cpu / short.cpu, long.cpu / base.cpu
        figure = f"{_ms(long.cpu)}: {ratio:.2f} × 5 steps ({_ms(short.cpu)}), {against:.2f} × `wagtail start`"
        target = "≤ 1.3 × 5 steps, ≤ 2.0 × `wagtail start`"
        lines.append(Line(f"a step of 150, {name}", figure, target, ratio <= 1.3 and against <= 2.0))
        lines.append(Line(f"a step of 150, {name}: queries", str(long.queries), f"≤ {most}", long.queries <= most))
    whole = ours[0].cpu + ours[1].cpu
    for name, shown, sent in (("Wagtail's form page", page, page_sent), ("formtools' wizard", wizard, wizard_sent)):
        figure = f"{_ms(ours[0].cpu)} against {_ms(shown.cpu)}"
        lines.append(Line(f"the same step shown, beside {name}", figure, "at least as fast", ours[0].cpu <= shown.cpu))
        figure = f"{_ms(whole)} against {_ms(shown.cpu + sent.cpu)}"
        faster = whole <= shown.cpu + sent.cpu
        lines.append(Line(f"the same step shown and sent, beside {name}", figure, "at least as fast", faster))
    return lines


def pure(figures: dict[str, Any]) -> list[Line]:
    """What takes no request."""
    path, gate, questions = figures["path"], figures["gate"], figures["questions"]
    return [
        Line(f"the whole path of a form of {questions:,} questions", _ms(path), "≤ 15 ms", path <= 0.015),
        Line("the publish gate of that form", f"{gate:.2f} s", "≤ 5 s", gate <= 5),
    ]


def editor(seconds: dict[str, float]) -> list[Line]:
    """Pages of the editor in Chromium, against one with next to nothing on it."""
    empty = seconds["almost empty page"]
    return [
        Line(f"editor: {name}", f"{took:.2f} s: {took / empty:.2f} × an almost empty page ({empty:.2f} s)", "≤ 2 ×",
             took <= 2 * empty)
        for name, took in seconds.items() if name != "almost empty page"
    ]  # fmt: skip


def crowd(seen: dict[str, Any], lost: list[str]) -> list[Line]:
    """Many people at once."""
    for error in seen["errors"][:10]:
        print(f"· {error}", file=sys.stderr)
    figure = (
        f"p95 {seen['p95'] * 1000:.0f} ms (p50 {seen['p50'] * 1000:.0f}, worst {seen['worst'] * 1000:.0f}) of "
        f"{seen['requests']:,} requests; {len(seen['errors'])} errors, {len(lost)} answers lost"
    )
    fine = seen["p95"] < 0.5 and not seen["errors"] and not lost
    what = f"{seen['people']} people filling at once for {MINUTES:g} minutes, two workers"
    return [Line(what, figure, "p95 < 500 ms, no error, no lost answer", fine)]


def under_load(folder: Path, site: Site) -> list[Line]:
    """What needs a server: the editor's pages, then the crowd, then what the database holds of it."""
    environment = site.env | {"PYTHONPATH": str(ROOT)}
    with serving(site.application, environment) as port:
        print("· the editor in Chromium", file=sys.stderr, flush=True)
        pages = json.loads(python("-m", "bench.editor", str(folder), str(port), env=site.env).splitlines()[-1])
        print(f"· a crowd, {MINUTES:g} minutes", file=sys.stderr, flush=True)
        seen = json.loads(python("-m", "bench.crowd", str(folder), str(port), str(MINUTES), env=site.env))
    lost = json.loads(python("-m", "bench.fill", str(folder), "lost", env=site.env).splitlines()[-1])
    return [*editor(pages), *crowd(seen, lost)]


def render(lines: list[Line]) -> str:
    """The table in Markdown."""
    rows = [f"| {one.what} | {one.figure} | {one.target} | {'pass' if one.reached else 'FAIL'} |" for one in lines]
    return "\n".join(["| what | measured | must reach | |", "|---|---|---|---|", *rows])


def main() -> int:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        rivals, ours = prepare(folder)
        lines = [*requests(*best(rivals, ours)), *pure(json.loads((folder / "pure.json").read_text()))]
        lines += under_load(folder, ours)
    print(render(lines))
    return 0 if all(line.reached for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
