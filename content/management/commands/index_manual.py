from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from content.search.indexing import renew


class Command(BaseCommand):
    """Indexes the manuals again: after an upgrade, or when pages were loaded past the CMS."""

    help = "Index all published pages of the manuals again, or those of one place."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--place", default="", help="key of a jurisdiction")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{renew(options['place'])} pages indexed.")
