"""`python manage.py demo_people`: who can sign in to the demo, as what, and one open invitation."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from portal.accounts.exceptions import NotADemo

from ...selectors import SignIn, is_loaded, sign_ins
from ...services import PASSWORD, open_invitation


class Command(BaseCommand):
    help = "Print who can sign in to the demo as what. Each run makes the open invitation anew."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Only in the demo: here people are real.") from NotADemo()
        if not is_loaded():
            raise CommandError("There is no demo yet. Run: python manage.py load_demo")
        found = sign_ins()
        self.stdout.write("Everybody here is invented.\n\n")
        self._table("Staff (password, then a code)", [one for one in found if one.is_staff])
        self._table("Families", [one for one in found if not one.is_staff])
        self.stdout.write(f"Password of everybody: {PASSWORD}")
        self.stdout.write("Code of a member of staff: python manage.py sign_in_code USER-NAME\n\n")
        self._invitation()

    def _table(self, title: str, rows: list[SignIn]) -> None:
        self.stdout.write(title)
        width = max(len(row.username) for row in rows)
        for row in rows:
            self.stdout.write(f"  {row.username:<{width}}  {row.who}")
        self.stdout.write("")

    def _invitation(self) -> None:
        made = open_invitation(now=timezone.now())
        if made is None:
            self.stdout.write("The open invitation was accepted: that person has an account now.")
            return
        path = reverse("accounts:invitation", args=[made.token])
        self.stdout.write(f"An invitation nobody has opened yet, for {made.name} (earlier links stop working):")
        self.stdout.write(f"  {settings.WAGTAILADMIN_BASE_URL}{path}\n  code {made.code}")
