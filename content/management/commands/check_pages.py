"""Notes anew what every page of the manuals names and how it reads: manage.py check_pages. After an upgrade."""

from typing import Any

from django.core.management.base import BaseCommand

from content.checking.noting import note_all


class Command(BaseCommand):
    help = "Notes anew what every page of the manuals names and how it reads, for the reports."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(str(note_all()))
