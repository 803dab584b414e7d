from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from portal.audit.selectors import looks_since
from portal.audit.unusual import BEFORE, Why, unusual

SAID = {
    Why.MANY: "{count} children or plans in a day, usually {usual:g}",
    Why.NIGHT: "{count} children or plans in a night, usually {usual:g}",
    Why.REFUSED: "{count} things refused in a day, usually {usual:g}",
}


class Command(BaseCommand):
    help = "List the days on which somebody used their access unlike on their other days, for their manager to ask."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=7, help="how many days to look at, today among them")

    def handle(self, *args: Any, **options: Any) -> None:
        first = timezone.localdate() - timedelta(days=max(options["days"], 1) - 1)
        found = unusual(looks_since(first - BEFORE), first=first)
        actors = {one.actor for one in found if one.actor.isdecimal()}
        names = {
            str(pk): name for pk, name in get_user_model().objects.filter(pk__in=actors).values_list("pk", "username")
        }
        for one in found:
            said = SAID[one.why].format(count=one.count, usual=one.usual)
            self.stdout.write(f"{one.day}  {names.get(one.actor, one.actor)}: {said}")
        if not found:
            self.stdout.write(f"Nothing out of the ordinary since {first}.")
