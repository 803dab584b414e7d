"""What happens at sign-in, sign-out and a failed second factor: it is recorded, and a session gets its beginning."""

import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from portal.people.models import User

from .services import note


@receiver(user_logged_in)
def on_sign_in(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    request.session["since"] = request.session["seen"] = int(time.time())
    methods = [str(record.get("type", record["method"])) for record in get_authentication_records(request, user)]
    note(user=user, action="sign-in", now=timezone.now(), detail={"methods": methods})


@receiver(user_logged_out)
def on_sign_out(user: User | None, **_kwargs: Any) -> None:
    if user is not None:
        note(user=user, action="sign-out", now=timezone.now())


@receiver(authentication_failed)
def on_failure(user: User, **_kwargs: Any) -> None:
    note(user=user, action="second-factor.refused", now=timezone.now())


@receiver(authenticator_added)
def on_added(user: User, authenticator: Any, **_kwargs: Any) -> None:
    note(user=user, action="second-factor.added", now=timezone.now(), detail={"type": authenticator.type})


@receiver(authenticator_removed)
def on_removed(user: User, authenticator: Any, **_kwargs: Any) -> None:
    note(user=user, action="second-factor.removed", now=timezone.now(), detail={"type": authenticator.type})
