"""`python manage.py api_token create|list|revoke`: the tokens of programs that use the API."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.people.models import User

from ...enums import Scope
from ...exceptions import NoToken, TooManyTokens
from ...models import ApiToken
from ...selectors import tokens
from ...services import create_token, revoke_token


class Command(BaseCommand):
    help = "Make, list and revoke tokens of the API. A token acts as its owner, within its scopes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="what", required=True)
        create = actions.add_parser("create", help="make a token and print it, once")
        create.add_argument("owner", help="user name of the account it acts as")
        create.add_argument("--name", required=True, help="which program it is for")
        create.add_argument("--scope", action="append", required=True, choices=[scope.value for scope in Scope])
        most = settings.API_TOKEN_DAYS
        create.add_argument("--days", type=int, default=min(90, most), help=f"how long it lasts, at most {most}")
        listed = actions.add_parser("list", help="print every token, never its secret")
        listed.add_argument("--owner", default="", help="only those of this user name")
        revoke = actions.add_parser("revoke", help="take a token out of use")
        revoke.add_argument("token", type=UUID, help="its id, as `list` prints it")

    def handle(self, *args: Any, **options: Any) -> None:
        {"create": self._create, "list": self._list, "revoke": self._revoke}[options["what"]](options)

    def _create(self, options: dict[str, Any]) -> None:
        try:
            owner = User.objects.get(username=options["owner"])
            _token, secret = create_token(
                owner=owner,
                name=options["name"],
                scopes=[Scope(one) for one in options["scope"]],
                days=options["days"],
                now=timezone.now(),
            )
        except User.DoesNotExist as error:
            raise CommandError("No account has this user name.") from error
        except NoToken as error:
            raise CommandError("The account is closed, or has no second factor yet.") from error
        except TooManyTokens as error:
            raise CommandError("The account has too many tokens; revoke one first.") from error
        except ValueError as error:
            raise CommandError(f"Give it from 1 to {settings.API_TOKEN_DAYS} days.") from error
        self.stderr.write("Keep this; it is not shown again. Send it as “Authorization: Bearer …”.")
        self.stdout.write(secret)

    def _list(self, options: dict[str, Any]) -> None:
        for token in tokens(options["owner"]):
            used = token.last_used_at.isoformat() if token.last_used_at else "never used"
            self.stdout.write(
                f"{token.pk}  {token.owner.get_username()}  {token.name}  {','.join(token.scopes)}  "
                f"{_state(token)}  {used}"
            )

    def _revoke(self, options: dict[str, Any]) -> None:
        try:
            revoke_token(token=ApiToken.objects.get(pk=options["token"]), now=timezone.now())
        except ApiToken.DoesNotExist as error:
            raise CommandError("There is no such token.") from error


def _state(token: ApiToken) -> str:
    if token.revoked_at is not None:
        return f"revoked {token.revoked_at:%Y-%m-%d}"
    return f"{'expired' if token.expires_at <= timezone.now() else 'until'} {token.expires_at:%Y-%m-%d}"
