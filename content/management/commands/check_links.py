"""Tries the addresses elsewhere that the manual names: manage.py check_links [--all]. Daily."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from content.checking.outside import check_links


class Command(BaseCommand):
    help = "Tries the addresses elsewhere that the manual's pages name; the report “Broken links” shows what failed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="those too that were tried since yesterday")

    def handle(self, *args: Any, **options: Any) -> None:
        found = check_links(now=timezone.now(), everything=options["all"])
        self.stdout.write(
            ", ".join(f"{problem or 'works'}: {count}" for problem, count in sorted(found.items())) or "0"
        )
