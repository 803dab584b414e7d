"""`make bench`, fourth part: the whole of the largest shipped manual as one PDF, laid out as the worker does it.

Time and not CPU decides: it is what somebody waits for. CPU beside it says what else the machine did. Measured in
each language that every page is written in; the slowest counts.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time

from .runs import database, python

MOST = 60.0  # seconds: the issue's


def main() -> bool:
    """Fill a database of its own and print the table; whether one took longer than it may."""
    with tempfile.TemporaryDirectory() as folder:
        env = {"DJANGO_SETTINGS_MODULE": "bench.settings", "DATABASE_URL": database("bench_pdf"), "VAR_DIR": folder}
        printed = python("-m", "bench.pdf", "measure", env=env)
    print(printed)
    return "FAIL" in printed


def measure() -> None:
    """In a process with the settings of the site that is measured."""
    import django

    django.setup()
    from django.core.management import call_command

    from portal.demo import files, selectors
    from portal.demo.services.packs import load_pack

    call_command("migrate", verbosity=0)
    place = max(files.JURISDICTIONS, key=lambda one: len(list(files.flat(files.manual(one)))))
    load_pack(selectors.pack(place), by=None)
    print("| whole manual as PDF | sheets | seconds | of these CPU | target |\n|---|--:|--:|--:|---|")
    for language in ("en", "cy"):
        sheets, seconds, cpu = laid_out(place, language)
        said = "pass" if seconds <= MOST else "FAIL"
        print(f"| {place}, {language} | {sheets} | {seconds:.1f} | {cpu:.1f} | ≤ {MOST:.0f}: {said} |")


def laid_out(place: str, language: str) -> tuple[int, float, float]:
    """The sheets of a manual, and the seconds, and seconds of CPU, from the worker's beginning until it is ready."""
    from django.utils import timezone, translation

    from content.archive import page_of
    from content.models import Paper
    from content.rules import key_of
    from content.services import papers

    with translation.override(language):
        page = page_of(key_of(place))
        assert page is not None
        paper = papers.ask_for(page, below=True, now=timezone.now())
    start, worked = time.perf_counter(), time.process_time()
    papers.make.call(str(paper.pk))
    seconds, cpu = time.perf_counter() - start, time.process_time() - worked
    paper.refresh_from_db()
    assert paper.state == Paper.State.READY
    return paper.total, seconds, cpu


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    if sys.argv[1:] == ["measure"]:
        measure()
    else:
        sys.exit(main())
