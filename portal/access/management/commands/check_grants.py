from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from portal.access import grants


class Command(BaseCommand):
    help = "Compare every permission with the facts that give it; --repair brings them together."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--repair", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        drifted = 0
        for label in grants.guarded_models():
            for obj in apps.get_model(label)._base_manager.iterator():
                missing, extra = grants.drift(obj)
                if missing or extra:
                    drifted += 1
                    self.stderr.write(f"{label} {obj.pk}: {len(missing)} missing, {len(extra)} extra")
                    if options["repair"]:
                        grants.refresh(obj)
        if drifted and not options["repair"]:
            raise CommandError(f"{drifted} object(s) drifted; run with --repair")
        self.stdout.write(f"{drifted} object(s) repaired" if drifted else "permissions match the facts")
