from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.escalation.services import remind
from portal.procedures.services.managing import turn


class Command(BaseCommand):
    help = (
        "Tell lead and manager of differences whose stage is over, once each; on the day on which a manager of the "
        "record changes, let public pages name the new one. Run it every morning."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        count = remind(today=today, now=timezone.now())
        turn(today=today)
        self.stdout.write(f"{count} difference(s) overdue")
