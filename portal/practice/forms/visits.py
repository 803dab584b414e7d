"""Recording a visit to the child, and that somebody did not let the child be seen."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.people.selectors import Known
from portal.plans.models import Plan
from portal.visits.enums import Place
from portal.visits.models import ChildSeen
from portal.visits.rules import Visit, missing

from .dates import DateField

MOST = 8_000  # characters of a text
YES_NO = [("yes", _("Yes")), ("no", _("No"))]
OTHER = "other"
LEAST_DAYS, MOST_DAYS = 1, 30
# What is said when a text is missing; which are missing is the room's own rule.
_LACKING = {
    "why_not_seen": _("Write down why the child was not seen."),
    "why_not_alone": _("Write down why the child was not alone."),
    "day": _("Write down what the child's day is like."),
    "no_views": _("Write down what the child said or showed, or why there is nothing."),
}
_FIELDS = {"day": "child_day", "said": "child_said"}  # of a visit, where the form calls them otherwise


def _text(label: Any, hint: Any = "", *, rows: int = 3, required: bool = False, lacking: Any = None) -> forms.CharField:
    errors = {"required": lacking} if lacking else {}
    return forms.CharField(
        label=label, help_text=hint, max_length=MOST, required=required, error_messages=errors,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class _Form(forms.Form):
    """A form about one day of a plan. `key` makes a form that is sent twice one record."""

    use_required_attribute = False
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, plan: Plan, today: date, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"key": uuid4(), **(initial or {})})
        self.plan, self.today = plan, today
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
            field.widget.label_size = "s"

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("The day must not be in the future."))
        if on < self.plan.started_on:
            raise forms.ValidationError(_("The plan had not begun then."))
        if self.plan.ended_on and on > self.plan.ended_on:
            raise forms.ValidationError(_("The plan had ended by then."))
        return on


class VisitForm(_Form):
    """One visit to the child (R-002-21, R-001-33, R-001-34, R-001-42)."""

    on = DateField(
        label=_("When was the visit?"),
        help_text=_("For example, 27 3 2027"),
        error_messages={"required": _("Enter the day.")},
    )
    place = forms.ChoiceField(
        label=_("Where?"),
        choices=Place.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where.")},
    )
    seen = forms.ChoiceField(
        label=_("Was the child seen?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the child was seen.")},
    )
    why_not_seen = _text(_("If not, why?"), rows=2)
    alone = forms.ChoiceField(
        label=_("Was the child seen alone?"), choices=YES_NO, required=False, widget=forms.RadioSelect
    )
    why_not_alone = _text(_("If not alone, why?"), rows=2)
    bedroom = forms.BooleanField(label=_("I saw the child's bedroom"), required=False)
    child_day = _text(
        _("What is the child's day like?"), _("Who is there, how they eat and sleep, what they do, what they fear.")
    )
    child_said = _text(_("What did the child say or show?"), _("In the child's own words where you can."))
    no_views = _text(_("If there is nothing of the child's own, why?"), rows=2)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("seen") == "yes" and not cleaned.get("alone"):
            self.add_error("alone", _("Choose whether the child was seen alone."))
        if cleaned.get("bedroom") and cleaned.get("place") == Place.SCHOOL:
            self.add_error("bedroom", _("There is no bedroom at school."))
        if cleaned.get("seen") and "on" in cleaned and "place" in cleaned and "alone" not in self.errors:
            for name in missing(self.visit()):
                field = _FIELDS.get(name, name)
                if field not in self.errors:  # it may be too long
                    self.add_error(field, _LACKING[name])
        return cleaned

    def visit(self) -> Visit:
        """What was filled in; after the day, the place and whether the child was seen were found to be valid."""
        given = self.cleaned_data
        return Visit(
            on=given["on"], place=Place(given["place"]), is_seen=given["seen"] == "yes",
            why_not_seen=given.get("why_not_seen", ""), is_alone=given.get("alone") == "yes",
            why_not_alone=given.get("why_not_alone", ""), bedroom_seen=given.get("bedroom", False),
            day=given.get("child_day", ""), said=given.get("child_said", ""), no_views=given.get("no_views", ""),
        )  # fmt: skip


def as_filled(visit: ChildSeen) -> dict[str, Any]:
    """The values of the form for a record that is to be corrected."""
    return {
        "on": visit.on,
        "place": visit.place,
        "seen": "yes" if visit.is_seen else "no",
        "why_not_seen": visit.why_not_seen,
        "alone": ("yes" if visit.is_alone else "no") if visit.is_seen else "",
        "why_not_alone": visit.why_not_alone,
        "bedroom": visit.bedroom_seen,
        "child_day": visit.day,
        "child_said": visit.said,
        "no_views": visit.no_views,
    }


class DeniedForm(_Form):
    """Somebody did not let the child be seen (R-002-24)."""

    on = DateField(
        label=_("When was it?"),
        help_text=_("For example, 27 3 2027"),
        error_messages={"required": _("Enter the day.")},
    )
    refused_by = forms.ChoiceField(
        label=_("Who did not let you see the child?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who.")},
    )
    refused_name = forms.CharField(
        label=_("If it was somebody else, who?"),
        max_length=120,
        required=False,
        help_text=_("The name, or who they seemed to be."),
    )
    what_happened = _text(
        _("What happened?"), _("Add the time of day."), required=True, lacking=_("Write down what happened.")
    )
    what_was_done = _text(_("What have you done about it?"), required=True, lacking=_("Write down what you have done."))

    def __init__(self, data: Any = None, *, known: Sequence[Known], plan: Plan, today: date) -> None:
        super().__init__(data, plan=plan, today=today)
        self.known = {str(one.person.pk): one.person for one in known}
        names = [(key, str(person)) for key, person in self.known.items()]
        self.fields["refused_by"].choices = [*names, (OTHER, _("Somebody else"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("refused_by") == OTHER and not cleaned.get("refused_name", "").strip():
            self.add_error("refused_name", _("Write down who it was."))
        return cleaned

    def refused(self) -> tuple[Person | None, str]:
        """Who it was: somebody of the network, or a name."""
        given = self.cleaned_data
        person = self.known.get(given["refused_by"])
        return person, "" if person else given["refused_name"]


class OftenForm(forms.Form):
    """How often the plan itself asks for a visit (R-001-41)."""

    use_required_attribute = False
    days = forms.IntegerField(
        label=_("Working days from one visit to the next, in this plan"),
        help_text=_("Only if the plan asks for more than the local procedure. The sooner day counts."),
        min_value=LEAST_DAYS,
        max_value=MOST_DAYS,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-2"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Enter a whole number from 1 to 30, or nothing.")
        ),
    )
