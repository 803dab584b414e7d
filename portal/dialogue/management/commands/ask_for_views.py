from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.dialogue.services import ask_before_meeting
from portal.plans.models import Plan


class Command(BaseCommand):
    help = "Ask those who have said nothing for their views before the next core group meeting. Run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        today, written, tasks = timezone.localdate(), 0, 0
        for plan in Plan.objects.filter(ended_on__isnull=True).select_related("child__person").iterator():
            by_message, by_lead = ask_before_meeting(plan=plan, today=today, now=timezone.now())
            written, tasks = written + by_message, tasks + by_lead
        self.stdout.write(f"{written} person(s) asked by message, {tasks} to be asked by the lead")
