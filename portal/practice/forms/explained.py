"""That the lead's role was explained before the conference."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.people.selectors import Known

from .dates import DateField


class LeadExplainedForm(forms.Form):
    """To whom, when and by whom (R-001-25). `key` makes a form that is sent twice one record."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    person = forms.ChoiceField(
        label=_("Who was told?"), widget=forms.RadioSelect, error_messages={"required": _("Choose who was told.")}
    )
    on = DateField(
        label=_("When?"), help_text=_("For example, 27 3 2027"), error_messages={"required": _("Enter the day.")}
    )
    explained_by = forms.ChoiceField(
        label=_("Who told them?"), widget=forms.RadioSelect, error_messages={"required": _("Choose who told them.")}
    )

    def __init__(
        self, data: Any = None, *, around: Sequence[Known], workers: Sequence[Person], own: Person, today: date
    ) -> None:
        super().__init__(data, initial={"key": uuid4(), "explained_by": str(own.pk)})
        self.today = today
        self.around = {str(one.person.pk): one.person for one in around if one.person.pk != own.pk}
        self.workers = {str(one.pk): one for one in workers}
        self.fields["person"].choices = [(key, str(one)) for key, one in self.around.items()]  # type: ignore[attr-defined]
        self.fields["explained_by"].choices = [(key, str(one)) for key, one in self.workers.items()]  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("The day must not be in the future."))
        return on

    def clean_person(self) -> Person:
        return self.around[self.cleaned_data["person"]]

    def clean_explained_by(self) -> Person:
        return self.workers[self.cleaned_data["explained_by"]]
