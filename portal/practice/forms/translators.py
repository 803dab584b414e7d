"""Giving work to a translator."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person


class GiveForm(forms.Form):
    """One translator for one language of an audience's words; `key` says which. A page holds one form for each, and
    asks for the translators once."""

    key = forms.CharField(max_length=30, widget=forms.HiddenInput)
    translator = forms.TypedChoiceField(
        label=_("Translator"),
        error_messages={"required": _("Choose a translator."), "invalid_choice": _("Choose a translator.")},
    )

    def __init__(
        self, data: Any = None, initial: dict[str, Any] | None = None, *, ident: str, translators: Sequence[Person]
    ) -> None:
        super().__init__(data, initial=initial, auto_id=f"{ident}-%s", use_required_attribute=False)
        people = {str(one.pk): one for one in translators}
        field = self.fields["translator"]
        field.choices = [  # type: ignore[attr-defined]
            ("", _("Choose a translator")),
            *((key, ", ".join(filter(None, (str(one), one.agency)))) for key, one in people.items()),
        ]
        field.coerce = people.__getitem__  # type: ignore[attr-defined]
