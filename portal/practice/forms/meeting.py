"""Recording a core group meeting, and how each of the family was involved in it."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.people.selectors import Known
from portal.plans.enums import Engaged, Part
from portal.plans.services import Involved
from portal.procedures.terms import local

from .attending import MOST, AttendanceForm, PersonForm, note
from .dates import DateField

# What is said of a day whose record is closed (R-002-15).
APPROVED = _("The record of this day is approved. Open it and add to it.")


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
        error_messages={"required": _("Without it no meeting is recorded, the first or a later one.")},
    )
    purpose = forms.CharField(
        label=_("How was it made clear?"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write down how.")},
    )

    def __init__(
        self, data: Any = None, *, first: date, last: date | None, today: date, place: str, closed: Collection[date]
    ) -> None:
        """`first` and `last`: the days on which the plan began and ended; `closed`: those whose record is approved."""
        super().__init__(data, initial={"key": uuid4()})
        self.fields["is_clear"].label = local(_("What the %(core_group)s is for was made clear"), place)
        self.first, self.last, self.today, self.closed = first, last, today, closed
        self.fields["purpose"].widget.attrs.pop("maxlength", None)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("The day must not be in the future."))
        if on < self.first:
            raise forms.ValidationError(_("The plan had not begun then."))
        if self.last and on > self.last:
            raise forms.ValidationError(_("The plan had ended by then."))
        if on in self.closed:
            raise forms.ValidationError(APPROVED)
        return on


class InvolvedForm(PersonForm):
    """One member of the family (R-004-16), and how far they engage (R-002-16). The child's part comes from whether they
    came (`AttendanceForm`), so it is not asked twice."""

    words = ("how", "evidence")

    informed = forms.BooleanField(label=_("Was told about the meeting and the plan"), required=False)
    invited = forms.BooleanField(label=_("Was invited"), required=False)
    part = forms.ChoiceField(label=_("What part did they have?"), choices=Part.choices, widget=forms.RadioSelect)
    how = note(_("How, or why not?"))
    engaged = forms.ChoiceField(
        label=_("Do they engage with the group and the plan?"),
        choices=[*Engaged.choices, ("", _("Not known"))],
        required=False,
        widget=forms.RadioSelect,
    )
    evidence = note(_("What shows it?"), help_text=_("Needed unless they engage fully."))

    def __init__(self, data: Any = None, *, known: Known, advocates: Sequence[str] = ()) -> None:
        super().__init__(data, person=known.person, prefix=str(known.person.pk))
        self.known = known
        self.attendance: AttendanceForm | None = None
        if known.relation == "child":
            self.attendance = AttendanceForm(data, person=known.person, advocates=advocates)
            del self.fields["part"], self.fields["how"]
            self.order_fields(["informed", "invited", "engaged", "evidence"])
        else:
            self.say_required("part", _("Choose what part %(name)s had."))

    def is_valid(self) -> bool:
        mine = super().is_valid()
        return (self.attendance is None or self.attendance.is_valid()) and mine

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("part"):
            self.need("how", _("Write down how %(name)s was involved, or why not."))
        if cleaned.get("engaged") in (Engaged.PARTLY, Engaged.NOT):
            self.need("evidence", _("Write down what shows how far %(name)s engages."))
        return cleaned

    def involved(self) -> Involved:
        """What was filled in; after the form was found to be valid."""
        given = self.cleaned_data
        part = self.attendance.part() if self.attendance else Part(given["part"])
        how = self.attendance.how() if self.attendance else given["how"]
        return Involved(
            self.person, given["informed"], given["invited"], part, how, given["engaged"], given["evidence"]
        )
