from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.plans.models import Plan
from portal.plans.services import rebuild_due_dates


class Command(BaseCommand):
    help = "Project the due dates of every open plan again, after a timescale or a calendar changed."

    def handle(self, *args: Any, **options: Any) -> None:
        today, count = timezone.localdate(), 0
        for plan in Plan.objects.filter(ended_on__isnull=True).iterator():
            rebuild_due_dates(plan=plan, today=today)
            count += 1
        self.stdout.write(f"due dates of {count} plan(s) rebuilt")
