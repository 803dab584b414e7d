"""Booking the next core group meeting (R-001-48, R-002-11)."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.plans.enums import MeetingPlace
from portal.wording.dates import written

from .attending import MOST
from .dates import DateField


class BookingForm(forms.Form):
    """The day, and why it is so late where it is past the day on which the meeting is due. `key` makes a form that is
    sent twice one booking."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    on = DateField(
        label=_("When is the meeting?"),
        help_text=_("For example, 27 3 2027"),
        error_messages={"required": _("Enter the day.")},
    )
    time = forms.TimeField(
        label=_("Time"), help_text=_("For example, 14:30"), required=False, input_formats=["%H:%M", "%H.%M"],
        error_messages={"invalid": _("Write the time as 14:30.")},
    )  # fmt: skip
    place = forms.ChoiceField(
        label=_("Where?"), choices=MeetingPlace.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose where.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("If it is later than it is due: why?"), max_length=MOST, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, today: date, due: date | None) -> None:
        super().__init__(data, initial={"key": uuid4()})
        self.today, self.due = today, due
        self.fields["reason"].widget.attrs.pop("maxlength", None)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on < self.today:
            raise forms.ValidationError(_("The day must not be in the past."))
        return on

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        on = given.get("on")
        if on is not None and self.due is not None and on > self.due and not given.get("reason", "").strip():
            day = written(self.due, get_language() or "en")
            late = _("This is later than %(day)s, when the meeting is due. Write down why, or choose a sooner day.")
            self.add_error("reason", str(late) % {"day": day})
        return given
