from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.access.grants import expired
from portal.plans.models import Plan
from portal.plans.services import end_expired


class Command(BaseCommand):
    help = "Take away the permissions whose last day is over. Run it daily; they count no more even before."

    def handle(self, *args: Any, **options: Any) -> None:
        ended = sum(end_expired(plan=plan, now=timezone.now()) for plan in expired(Plan).iterator())
        self.stdout.write(f"{ended} permission(s) ended")
