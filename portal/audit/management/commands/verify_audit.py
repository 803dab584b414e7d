from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.audit.models import Entry
from portal.audit.selectors import faults


class Command(BaseCommand):
    help = "Check every audit chain; ends with an error when an entry was changed, removed, swapped or cut off."

    def handle(self, *args: Any, **options: Any) -> None:
        found = faults()
        for fault in found:
            self.stderr.write(f"{fault.chain} at {fault.number}: {fault.what}")
        if found:
            raise CommandError(f"{len(found)} fault(s) in the record")
        self.stdout.write(f"{Entry.objects.count()} entries, all in order")
