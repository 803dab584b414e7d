"""Holding a review conference: who came, what each said, what was decided (R-002-25, R-002-31, R-002-32, R-002-36)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.plans.enums import Presence
from portal.reviews.enums import Outcome, View
from portal.reviews.outcomes import Notes, Said, Seat

from .attending import PersonForm, note
from .difference import long_text

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


def _radio(label: Any, choices: Any, hint: Any = "") -> forms.ChoiceField:
    """Nothing has to be chosen while the conference goes on: what is missing is asked for at its end."""
    return forms.ChoiceField(label=label, help_text=hint, choices=choices, required=False, widget=forms.RadioSelect)


class SeatForm(PersonForm):
    """One member of the family: did they come, and what did they say?"""

    words: ClassVar[tuple[str, ...]] = ("said",)

    came = _radio(_("Did they come?"), [(one.value, one.label) for one in (Presence.CAME, Presence.NOT)])
    said = note(_("What do they say?"), help_text=_("There, or in another way before."))

    def __init__(self, data: Any = None, *, person: Person, notes: Notes) -> None:
        super().__init__(data, person=person, prefix=str(person.pk))
        seat, said = notes.seats.get(str(person.pk), Seat()), self._said(notes)
        self.initial = {"came": seat.came, "substitute": seat.substitute, "view": said.view, "said": said.words,
                        "is_restricted": said.is_restricted}  # fmt: skip
        for field in self.fields.values():
            field.widget.label_size = "s"

    def _said(self, notes: Notes) -> Said:
        return notes.family.get(str(self.person.pk), Said())

    def seat(self) -> Seat:
        """Whether they came; after the form was found to be valid."""
        return Seat(self.cleaned_data["came"], self.cleaned_data.get("substitute", ""))

    def spoken(self) -> Said:
        """What they said; after the form was found to be valid."""
        given = self.cleaned_data
        return Said(given.get("view", ""), given["said"], given.get("is_restricted", False))

    def ask(self, problems: Mapping[str, str]) -> None:
        """Say what is missing of this person."""
        if "seats" in problems and not self.cleaned_data["came"]:
            self.add_error("came", str(_("Choose whether %(name)s came.")) % {"name": self.person})


class VoiceForm(SeatForm):
    """One practitioner: did they come, and how do they see the risk?"""

    words = ("said", "substitute")

    came = _radio(_("Did they come?"), Presence.choices)
    substitute = forms.CharField(label=_("Who came instead?"), max_length=150, required=False)
    view = _radio(_("How do they see it?"), View.choices)
    is_restricted = forms.BooleanField(label=_("Only the lead may read what they say"), required=False)

    field_order = ("came", "substitute", "view", "said", "is_restricted")

    def _said(self, notes: Notes) -> Said:
        return notes.views.get(str(self.person.pk), Said())

    def ask(self, problems: Mapping[str, str]) -> None:
        super().ask(problems)
        if self.cleaned_data.get("came") == Presence.SUBSTITUTE:
            self.need("substitute", _PERSON["substitute"])
        if "views" in problems and not self.cleaned_data["view"]:
            self.add_error("view", str(_PERSON["view"]) % {"name": self.person})


class DecisionForm(forms.Form):
    """What the chair decides. `revision`: of the notes that the page was opened with."""

    use_required_attribute = False

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)
    few = note(
        _("Why is it held with so few agencies?"), help_text=_("Only where fewer came than are needed here.")
    )  # fmt: skip
    at_risk = _radio(_("Is the child still at risk?"), YES_NO)
    reason = note(_("Why?"), help_text=_("Needed where views differ, or where you see it differently from all others."))
    outcomes = forms.MultipleChoiceField(
        label=_("What follows?"), help_text=_("The category and the plan can change together."),
        choices=Outcome.choices, required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    category = _radio(_("Which category?"), [], _("Only if it changes."))
    change = note(_("What changes in the plan?"), help_text=_("Only if it changes."))
    ongoing_need = _radio(
        _("Does the child or the family still need help?"), YES_NO, _("Only if the name comes off the register.")
    )
    follow_on = note(
        _("What help goes on, or why none?"), help_text=_("Only if the name comes off the register.")
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, notes: Notes, revision: int, categories: Sequence[tuple[str, str]], threshold: str
    ) -> None:
        initial = {name: getattr(notes, name) for name in self.base_fields if name != "revision"}
        super().__init__(data, initial={**initial, "outcomes": sorted(notes.outcomes), "revision": revision})
        self.fields["at_risk"].help_text = threshold  # of what: each place has its own word
        self.fields["category"].choices = categories  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.label_size = "s"
            field.widget.attrs.pop("maxlength", None)

    def ask(self, problems: Mapping[str, str]) -> None:
        """Say what is missing of the decision."""
        for field, code in problems.items():
            text = REFUSALS.get(f"{field}:{code}")
            if text is not None:
                self.add_error(field, str(text))

    def again(self, revision: int) -> None:
        """The same words for the notes as they stand now."""
        sent: Any = self.data
        self.data = sent.copy()
        self.data["revision"] = str(revision)  # type: ignore[index]


def notes_of(decision: DecisionForm, voices: Iterable[VoiceForm], family: Iterable[SeatForm]) -> Notes:
    """What was filled in; after the forms were found to be valid."""
    practitioners, relatives = list(voices), list(family)
    given = {name: value for name, value in decision.cleaned_data.items() if name != "revision"}
    return Notes(
        **given | {"outcomes": frozenset(given["outcomes"])},
        seats={str(one.person.pk): one.seat() for one in (*practitioners, *relatives)},
        views={str(one.person.pk): one.spoken() for one in practitioners},
        family={str(one.person.pk): one.spoken() for one in relatives},
    )


_PERSON: Mapping[str, Promise] = {
    "substitute": _("Write down who came for %(name)s."),
    "view": _("Choose how %(name)s sees it, or that there is no view."),
}
# What `portal.reviews.outcomes.problems` finds, by field and code.
REFUSALS: Mapping[str, Promise] = {
    "few:missing": _("Write down why it is held with so few agencies."),
    "at_risk:missing": _("Decide whether the child is still at risk. Without it nothing can be finished."),
    "reason:split": _("Views differ. Write down why you decide so."),
    "reason:against": _("You see it differently from all others. Write down why."),
    "outcomes:missing": _("Choose what follows."),
    "outcomes:still_at_risk": _("The child is still at risk: the name stays on the register."),
    "outcomes:not_at_risk": _("The child is not at risk any more: the name comes off the register, nothing else."),
    "outcomes:not_both": _("These cannot be chosen together."),
    "category:missing": _("Choose the category."),
    "category:same": _("Choose the category."),
    "change:missing": _("Write down what changes in the plan."),
    "ongoing_need:missing": _("Choose whether help is still needed."),
    "follow_on:missing": _("Write down what help goes on, or why none."),
}


class AddendumForm(forms.Form):
    """What is missing in a record. `key` makes a form that is sent twice one addition."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = long_text(_("What is to be added?"), _("Write down what is to be added."))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})


class CopyForm(forms.Form):
    """Which parts of a record somebody gets; for family each has to be chosen. `parts` are (key, name)."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    parts = forms.MultipleChoiceField(
        label=_("What do they get?"), help_text=_("What you do not choose is not in their copy."),
        required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, key: UUID, parts: Sequence[tuple[str, str]], is_chosen: bool
    ) -> None:  # fmt: skip
        super().__init__(data, initial={"key": key})
        if is_chosen:
            self.fields["parts"].choices = parts  # type: ignore[attr-defined]
        else:
            del self.fields["parts"]
