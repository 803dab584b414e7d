"""`manage.py import_form FILE`: a form from JSON (docs/form-format.md), all of it or nothing."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from forms.management.files import content_of
from forms.models import FormIndexPage
from forms.packs.findings import LEVELS, Findings
from forms.services.importing import import_form

SHOWN = 50  # findings that are printed; the report has them all


class Command(BaseCommand):
    help = "Makes a form from a file, or brings the one with its key up to it. Errors leave everything as it was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--report", type=Path, help="where to write what was found, as JSON")
        parser.add_argument("--dry-run", action="store_true", help="change nothing, only report")
        parser.add_argument("--parent", type=int, help="number of the folder's page; else where it is, or the first")
        parser.add_argument("--publish", action="store_true", help="publish it too, through the gate")
        parser.add_argument("--accept", default="", metavar="REASON", help="why the gate's warnings are accepted")

    def handle(self, *args: Any, **options: Any) -> None:
        dry_run, publish = options["dry_run"], options["publish"]
        made, findings = import_form(
            content_of(options["file"]),
            parent=_folder(options["parent"]),
            publish=publish,
            dry_run=dry_run,
            accept_warnings=options["accept"],
        )
        refused = findings.refused()
        if options["report"]:
            facts = {
                "file": options["file"].name, "form": str(made.translation_key) if made else None,
                "imported": made is not None, "published": made is not None and publish, "dry_run": dry_run,
            }  # fmt: skip
            _write(options["report"], findings.report(**facts))
        self._say(findings)
        if refused:
            raise CommandError(f"{options['file'].name} was not imported; nothing was changed.")
        done = "can be imported; nothing was changed" if dry_run else f"is page {made.pk}" if made else ""
        self.stdout.write(f"{options['file'].name} {done}.")

    def _say(self, findings: Findings) -> None:
        for one in sorted(findings.found, key=lambda one: LEVELS.index(one.level))[:SHOWN]:
            self.stdout.write(f"{one.level}: {one.path}: {one.message} ({one.code})")
        if len(findings.found) > SHOWN:
            self.stdout.write(f"… and {len(findings.found) - SHOWN} more; see --report.")


def _folder(number: int | None) -> Page | None:
    if number is None:
        return None
    found = FormIndexPage.objects.filter(pk=number).first()
    if found is None:
        raise CommandError(f"page {number} is no folder of forms")
    return found


def _write(file: Path, report: dict[str, Any]) -> None:
    try:
        file.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", errors="replace")
    except OSError as error:
        raise CommandError(f"{file} cannot be written: {error.strerror}") from error
