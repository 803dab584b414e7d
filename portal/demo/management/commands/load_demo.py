"""`python manage.py load_demo`: the invented families and the three procedure packs, once."""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.accounts.exceptions import NotADemo

from ...services import load


class Command(BaseCommand):
    help = "Load the demo once. A second run changes nothing."
    requires_system_checks: list[str] = []  # a second run is to take a moment

    def handle(self, *args: Any, **options: Any) -> None:
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # a line for each page would bury what is said here
        try:
            loaded = load(now=timezone.now())
        except NotADemo as error:
            raise CommandError("Only in the demo: here people are real.") from error
        self.stdout.write("The demo was loaded." if loaded else "The demo is there already; nothing was changed.")
