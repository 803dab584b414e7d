"""`manage.py export_submissions FORM`: what was sent with a form, as CSV."""

import csv
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from forms.services.exporting import export_rows


class Command(BaseCommand):
    help = (
        "Writes the submissions of a form as CSV: the ids of the columns, their labels, then a line a submission. "
        "Restricted answers are left out. The file is about people: keep it as you keep their records."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("form", type=UUID, help="key of the form, as in its published versions")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE.split("-")[0], help="of labels and options")
        parser.add_argument("--output", type=Path, help="a file that does not exist yet; without it, standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = export_rows(options["form"], options["language"])
        first = next(rows, None)
        if first is None:
            raise CommandError("no form with this key was ever published")
        output: Path | None = options["output"]
        with output.open("x", encoding="utf-8", newline="") if output else nullcontext(self.stdout) as file:
            writer = csv.writer(file)
            writer.writerow(first)
            writer.writerows(rows)
