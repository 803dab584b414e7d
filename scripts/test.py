"""Runs every test this machine can run, and says plainly what it could not: `python scripts/test.py [--demand] …`.

Three runs: SQLite, PostgreSQL (DATABASE_URL, or a server of its own), browser journeys in Chromium. With --demand a
run that is not possible, holds no test, or skips one is a failure. Other arguments go to pytest. The last line is
"N passed, N failed"; the exit code is 1 if anything failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import postgres

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))


@dataclass
class Result:
    """What became of one run; `why_not` is empty when it ran."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0
    why_not: str = ""


@dataclass(frozen=True)
class Run:
    name: str
    arguments: list[str]
    why_not: Callable[[], str]
    database: Callable[[], AbstractContextManager[str]]


def _no_postgres() -> str:
    if "DATABASE_URL" in os.environ or postgres.find():
        return ""
    return f"no PostgreSQL. To get it: {postgres.HINT}. Or set DATABASE_URL"


def _no_chromium() -> str:
    return "" if CHROMIUM.exists() else f"no {CHROMIUM}. To get it on Debian: apt install chromium. Or set CHROMIUM"


def _postgres() -> AbstractContextManager[str]:
    given = os.environ.get("DATABASE_URL")
    return nullcontext(given) if given else postgres.server()


WORKERS = ["-n", "2", "--dist", "loadfile"]
RUNS = [
    Run("SQLite", [*WORKERS, "-m", "not browser"], lambda: "", lambda: nullcontext("")),
    Run("PostgreSQL", [*WORKERS, "-m", "not browser"], _no_postgres, _postgres),
    Run("browser", [*WORKERS, "-m", "browser"], _no_chromium, lambda: nullcontext("")),
]


def _count(report: Path) -> tuple[int, int, int]:
    """(passed, failed, skipped) of a JUnit report; a broken or missing one counts as one failure."""
    try:
        # Written by pytest a moment ago, not by a stranger.
        suites = list(ET.parse(report).getroot().iter("testsuite"))  # noqa: S314
    except (OSError, ET.ParseError):
        return 0, 1, 0
    total, failed, skipped = (
        sum(int(suite.get(key, 0)) for suite in suites for key in keys)
        for keys in (("tests",), ("failures", "errors"), ("skipped",))
    )
    return total - failed - skipped, failed, skipped


def execute(run: Run, extra: list[str]) -> Result:
    """Carry one run out, its output going straight to the terminal."""
    result = Result(run.name, why_not=run.why_not())
    if result.why_not:
        return result
    print(f"\n── tests: {run.name} {'─' * 60}", flush=True)
    started = time.monotonic()
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    with tempfile.TemporaryDirectory() as folder, run.database() as url:
        report = Path(folder) / "report.xml"
        environment |= {"DATABASE_URL": url} if url else {}
        environment.setdefault("VAR_DIR", folder)
        command = [sys.executable, "-m", "pytest", "-q", *run.arguments, f"--junitxml={report}", *extra]
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        result.passed, result.failed, result.skipped = _count(report)
    if code not in (0, 1, 5) or (code == 1 and not result.failed):
        result.failed += 1  # pytest itself went wrong: a broken conftest, an interrupted run
    result.seconds = time.monotonic() - started
    return result


def main() -> int:
    arguments = sys.argv[1:]
    demand = "--demand" in arguments
    results = [execute(run, [a for a in arguments if a != "--demand"]) for run in RUNS]
    print(f"\n── tests {'─' * 68}")
    for result in results:
        if result.why_not:
            print(f"  {result.name:<11} NOT RUN: {result.why_not}")
        else:
            counts = f"{result.passed} passed, {result.failed} failed, {result.skipped} skipped"
            print(f"  {result.name:<11} {counts} in {result.seconds:.0f} s")
    passed = sum(result.passed for result in results)
    failed = sum(result.failed for result in results)
    if demand:
        lacking = [result.name for result in results if result.why_not or result.skipped or not result.passed]
        failed += len(lacking)
        for name in lacking:
            print(f"  {name}: demanded, but not run, empty or with skipped tests")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
