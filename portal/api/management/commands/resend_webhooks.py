"""Try messages to webhooks that are overdue."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.api.services import resend


class Command(BaseCommand):
    help = "Puts messages to webhooks that are overdue back in the queue: after a worker was stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{resend(now=timezone.now())} messages")
