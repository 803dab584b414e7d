"""Giving work to a translator."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person

from .sharing import PersonWithJob


class GiveForm(forms.Form):
    """One translator for one language of an audience's words; `key` says which. A page holds one form for each."""

    key = forms.CharField(max_length=30, widget=forms.HiddenInput)
    translator = PersonWithJob(
        label=_("Translator"),
        queryset=Person.objects.none(),
        empty_label=_("Choose a translator"),
        error_messages={"required": _("Choose a translator."), "invalid_choice": _("Choose a translator.")},
    )

    def __init__(
        self, data: Any = None, initial: dict[str, Any] | None = None, *, ident: str, translators: QuerySet[Person]
    ) -> None:
        super().__init__(data, initial=initial, auto_id=f"{ident}-%s", use_required_attribute=False)
        self.fields["translator"].queryset = translators  # type: ignore[attr-defined]
