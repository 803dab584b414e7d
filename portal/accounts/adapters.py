"""What we change in allauth."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.people.models import User

from .selectors import is_last_factor


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from an invitation; nobody signs up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The user name or the password is not right. Check both and try again."),
        "too_many_login_attempts": _("Too many tries. Wait 5 minutes, then try again."),
        "rate_limited": _("Too many tries. Wait 5 minutes, then try again."),
        "incorrect_password": _("That is not your password."),
        "enter_current_password": _("That is not your password."),
        "username_taken": _("Somebody else has this user name. Choose another one."),
        "incorrect_code": _("That code is not right, or it was used already. Wait for the next code and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """A closed account answers like a wrong password: its owner's abuser must not learn more (T11, T23)."""
        user: User | None = super().authenticate(request, **credentials)
        return user if user is not None and user.is_active else None

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """A closed account with a passkey: back to the start, with the text everybody gets."""
        messages.error(request, self.error_messages["username_password_mismatch"])
        return HttpResponseRedirect(reverse("account_login"))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, str]]:
        """Who has a second factor proves themselves with it; a password alone must not be able to remove it."""
        methods: list[dict[str, str]] = super().get_reauthentication_methods(user)
        return [m for m in methods if m["id"].startswith("mfa_")] or methods

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Lock one user name from one address; locking the name alone lets an abuser keep a parent out (T12)."""
        key: str = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{get_ip(request)}|{key}"


class MFAAdapter(DefaultMFAAdapter):
    """Second factors. Their secrets are sealed: a copy of the database alone makes no codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code is not right, or it was used already. Wait for the next code and try again."),
        "cannot_delete_authenticator": _("You need at least one second step. Set up another one first."),
        "cannot_generate_recovery_codes": _("Set up an authenticator app or a key first."),
    }

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not authenticator.user.needs_second_factor or not is_last_factor(authenticator)

    def generate_authenticator_name(self, user: User, type: str) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Key %(number)d") % {"number": number}

    def _get_site_name(self) -> str:
        return str(settings.SERVICE_NAME)


def _seal() -> MultiFernet:
    """Seals with SECRET_KEY, opens with SECRET_KEY_FALLBACKS too, so that the key can be changed."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = (hashlib.sha256(b"portal.accounts second factors" + force_bytes(key)).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])
