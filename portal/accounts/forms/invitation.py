"""The two steps of an invitation."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person, User

from .signin import USERNAME_LIMIT, clean_new_password, code_field, password_field


class InvitationCode(forms.Form):
    use_required_attribute = False
    code = code_field(_("Your code"), _("8 digits that your social worker gave you."))


class NewAccount(forms.Form):
    """User name, password and the language of the screens; without a user name for somebody who has one."""

    use_required_attribute = False
    username = forms.CharField(
        label=_("Choose a user name"),
        help_text=_("It need not be your real name. Letters, digits and @ . + - _ only."),
        max_length=USERNAME_LIMIT,
        error_messages={"required": _("Choose a user name")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = password_field(
        _("Choose a password"), "new-password", _("12 characters or more. Three words work well.")
    )
    language = forms.ChoiceField(
        label=_("Language of the screens"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = person.user
        if self.account is not None:
            del self.fields["username"]

    def clean_username(self) -> str:
        username: str = get_adapter().clean_username(self.cleaned_data["username"].strip())
        return username

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("password"):
            user = self.account or User(username=cleaned.get("username", ""))
            try:
                clean_new_password(cleaned["password"], user)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned
