from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.people.models import Person
from portal.procedures.exceptions import UnknownJurisdiction
from portal.register.enums import KeeperRole
from portal.register.models import Keeper
from portal.register.services import end_keeper, name_keeper


class Command(BaseCommand):
    help = "Name who keeps the register of a place, or end it: custodian, deputy or duty worker."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("do", choices=["add", "end"])
        parser.add_argument("place", help="key of the place, such as wales")
        parser.add_argument("account", help="user name of a practitioner")
        parser.add_argument("role", choices=KeeperRole.values)
        parser.add_argument("--on", type=date.fromisoformat, help="first or last day, as 2026-12-24; else today")

    def handle(self, *args: Any, **options: Any) -> None:
        on = options["on"] or timezone.localdate()
        try:
            if options["do"] == "add":
                self._add(options, on)
            else:
                self._end(options, on)
        except UnknownJurisdiction as error:
            raise CommandError("there is no such place") from error
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("done")

    def _add(self, options: dict[str, Any], on: date) -> None:
        person = Person.objects.filter(user__username=options["account"]).select_related("user").first()
        if person is None:
            raise CommandError("there is no such account, or it belongs to nobody")
        name_keeper(
            place=options["place"], person=person, role=KeeperRole(options["role"]), since=on, now=timezone.now()
        )

    def _end(self, options: dict[str, Any], on: date) -> None:
        standing = Keeper.objects.filter(
            register__place=options["place"], person__user__username=options["account"], role=options["role"],
            until=None,
        ).first()  # fmt: skip
        if standing is None:
            raise CommandError("they do not keep it in this role")
        end_keeper(keeper=standing, until=on, now=timezone.now())
