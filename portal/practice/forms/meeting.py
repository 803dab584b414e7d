"""Recording a core group meeting, and how each of the family was involved in it."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.people.selectors import Known
from portal.plans.enums import Part
from portal.plans.services import Involved

from .dates import DateField

MOST = 4_000  # characters of a note


class MeetingForm(forms.Form):
    """The meeting itself (R-001-45). `key` makes a form that is sent twice one record."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    on = DateField(
        label=_("When was the meeting?"),
        help_text=_("For example, 27 3 2027"),
        error_messages={"required": _("Enter the day.")},
    )
    is_clear = forms.BooleanField(
        label=_("What the core group is for was made clear"),
        error_messages={"required": _("Without it no meeting is recorded, the first or a later one.")},
    )
    purpose = forms.CharField(
        label=_("How was it made clear?"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write down how.")},
    )

    def __init__(self, data: Any = None, *, first: date, today: date) -> None:
        super().__init__(data, initial={"key": uuid4()})
        self.first, self.today = first, today
        self.fields["purpose"].widget.attrs.pop("maxlength", None)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("The day must not be in the future."))
        if on < self.first:
            raise forms.ValidationError(_("The plan had not begun then."))
        return on


class InvolvedForm(forms.Form):
    """One member of the family (R-004-16)."""

    use_required_attribute = False

    informed = forms.BooleanField(label=_("Was told about the meeting and the plan"), required=False)
    invited = forms.BooleanField(label=_("Was invited"), required=False)
    part = forms.ChoiceField(
        label=_("What part did they have?"),
        choices=Part.choices,
        widget=forms.RadioSelect,
    )
    how = forms.CharField(
        label=_("How, or why not?"), max_length=MOST, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any = None, *, known: Known) -> None:
        super().__init__(data, prefix=str(known.person.pk))
        self.known = known
        self.fields["how"].widget.attrs.pop("maxlength", None)
        said = _("Choose what part %(name)s had.")
        self.fields["part"].error_messages["required"] = str(said) % {"name": known.person}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("part") and not cleaned.get("how", "").strip():
            said = _("Write down how %(name)s was involved, or why not.")
            self.add_error("how", str(said) % {"name": self.known.person})
        return cleaned

    def involved(self) -> Involved:
        """What was filled in; after the form was found to be valid."""
        given = self.cleaned_data
        return Involved(self.known.person, given["informed"], given["invited"], Part(given["part"]), given["how"])
