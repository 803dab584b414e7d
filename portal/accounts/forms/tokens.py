"""A token for a program."""

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ..enums import Scope

SCOPES = (
    (Scope.FORMS_READ, _("Read forms")),
    (Scope.DRAFTS_READ, _("Read drafts")),
    (Scope.DRAFTS_WRITE, _("Begin drafts and change them")),
    (Scope.DRAFTS_SUBMIT, _("Submit drafts")),
    (Scope.READINGS_READ, _("Read plans that were given to you")),
)


class NewTokenForm(forms.Form):
    """What it is for, what it may be used for, and for how long. `key` makes a form that is sent twice one token."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Which program is it for?"),
        max_length=80,
        error_messages={"required": _("Enter a name for the program.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may the program do?"),
        help_text=_("It can never do more than you can."),
        choices=SCOPES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})
        most = settings.API_TOKEN_DAYS
        words = _("Enter a number of days from 1 to %(most)d.") % {"most": most}
        self.fields["days"] = forms.IntegerField(
            label=_("For how many days?"),
            help_text=_("At most %(most)d") % {"most": most},
            min_value=1,
            max_value=most,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), words),
        )
