"""`manage.py forms_retention`: end what forms keep for longer than they say. Once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from forms.services.retention import FILES, Report, retain

WORDS = {
    "open": "open drafts count as abandoned",
    "abandoned": "abandoned drafts deleted",
    "submitted": "submissions deleted",
    FILES: "files deleted that no answer names",
}


class Command(BaseCommand):
    help = (
        "Open drafts nobody has touched become abandoned; abandoned drafts, and submissions nothing stands on, are "
        "deleted; each after the days its form names. Files that no answer names go after a day."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count what would end now")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\n".join(lines(retain(now=timezone.now(), dry_run=options["dry_run"]))))


def lines(report: Report) -> list[str]:
    """The report as text: counts by form and state."""
    found = [f"form {form}: {count} {WORDS[state]}" for (form, state), count in sorted(report.ended.items()) if count]
    found += [f"form {form}: {count} submissions kept, in use" for form, count in sorted(report.kept.items())]
    found += [f"{report.lost} stray files deleted"] if report.lost else []
    return found or ["nothing to end"]
