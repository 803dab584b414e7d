"""`python manage.py sign_in_code USERNAME`: the code a demo person's authenticator app would show now."""

import time
from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from portal.people.models import User

from ...exceptions import NotADemo
from ...selectors import demo_code


class Command(BaseCommand):
    help = "Print the current sign-in code of a demo person. Works only where everybody is invented."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user = User.objects.get(username=options["username"])
            self.stdout.write(demo_code(user, at=time.time()))
        except NotADemo as error:
            raise CommandError("Only in the demo: here people are real.") from error
        except (User.DoesNotExist, Authenticator.DoesNotExist) as error:
            raise CommandError("No demo person of that name has an authenticator app.") from error
