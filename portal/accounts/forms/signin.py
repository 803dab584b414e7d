"""allauth's forms with our words, and without placeholders: those vanish while one types."""

import time
from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as keys
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from portal.people.models import User

from ..rules import plain_digits
from ..services import spend

USERNAME_LIMIT = 150


def password_field(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    """A password, kept as typed; `autocomplete` tells a password manager which one it is."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    missing = _("Choose a password") if autocomplete == "new-password" else _("Enter your password")
    return forms.CharField(
        label=label, strip=False, widget=widget, help_text=help_text, error_messages={"required": missing}
    )


def code_field(label: Any, help_text: Any) -> forms.CharField:
    """A code of digits, from the keypad of a phone or filled in by it."""
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=40,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": _("Enter the code")},
    )


class SignIn(LoginForm):
    use_required_attribute = False
    password = password_field(_("Password"), "current-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        widget = forms.TextInput(attrs=attrs)
        self.fields["login"] = forms.CharField(
            label=_("User name"),
            max_length=USERNAME_LIMIT,
            widget=widget,
            error_messages={"required": _("Enter your user name")},
        )
        self.fields["shared"] = forms.BooleanField(
            label=_("Other people use this device"),
            help_text=_("Then we sign you out when you have been away for 5 minutes."),
            required=False,
        )
        self.order_fields(["login", "password", "shared"])

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in, or go on to the second step, and remember in the session whose device this is."""
        request.session["shared"] = self.cleaned_data["shared"]
        response: HttpResponse = super().login(request, redirect_url)
        return response


class _Code(mfa.BaseAuthenticateForm):
    """A code of the app, or one of the recovery codes."""

    use_required_attribute = False
    code = code_field(_("Code"), _("6 digits from your authenticator app, or one of your recovery codes."))

    def clean_code(self) -> str:
        self.cleaned_data["code"] = plain_digits(self.cleaned_data["code"])
        code: str = super().clean_code()
        app = self.authenticator
        if app.type == Authenticator.Type.TOTP and not spend(app, code, at=time.time()):
            raise get_adapter().validation_error("incorrect_code")
        return code


class Code(_Code, mfa.AuthenticateForm):
    """The second step of signing in."""


class CodeAgain(_Code, mfa.ReauthenticateForm):
    """The second step again, before something that matters."""


class PasswordAgain(ReauthenticateForm):
    use_required_attribute = False
    password = password_field(_("Password"), "current-password")


class SetUpApp(ActivateTOTPForm):
    use_required_attribute = False
    code = code_field(_("Code"), _("The 6 digits the app shows now."))

    def clean_code(self) -> str:
        self.cleaned_data["code"] = plain_digits(self.cleaned_data["code"])
        code: str = super().clean_code()
        return code


class ChangePassword(ChangePasswordForm):
    use_required_attribute = False
    oldpassword = password_field(_("Your password now"), "current-password")
    password1 = password_field(_("New password"), "new-password", _("12 characters or more. Three words work well."))
    password2 = None  # one look at a shown password beats typing it twice

    def clean_password1(self) -> str:
        password: str = get_account_adapter().clean_password(self.cleaned_data["password1"], user=self.user)
        return password


class _Ceremony:
    """What a browser sends back about a key is anything at all until it was checked."""

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]
        except (TypeError, ValueError, KeyError, AttributeError, LookupError) as error:
            raise get_adapter().validation_error("incorrect_code") from error
        return cleaned


class AddKey(_Ceremony, keys.AddWebAuthnForm):
    use_required_attribute = False
    name = forms.CharField(label=_("Name of this key"), required=False, max_length=50)
    passwordless = forms.BooleanField(
        label=_("Let me sign in with this key alone"),
        help_text=_("The key then asks for your fingerprint, face or PIN."),
        required=False,
    )


class _Credential:
    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except (TypeError, ValueError, KeyError, AttributeError, LookupError) as error:
            raise get_adapter().validation_error("incorrect_code") from error


class UseKey(_Credential, keys.AuthenticateWebAuthnForm):
    """A key as the second step."""


class UsePasskey(_Credential, keys.LoginWebAuthnForm):
    """A passkey instead of password and second step."""


class UseKeyAgain(_Credential, keys.ReauthenticateWebAuthnForm):
    """A key again, before something that matters."""


def clean_new_password(password: str, user: User) -> str:
    """Raises ValidationError for a password that is short, common or like the user name."""
    cleaned: str = get_account_adapter().clean_password(password, user=user)
    return cleaned
