"""Who came to a meeting, and what those have to say who could not."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.plans.enums import Attendance, Part, Presence
from portal.plans.services import Attended, Member

MOST = 4_000  # characters of a note


class PersonForm(forms.Form):
    """A part of the form that is about one person; `words` are long texts with no limit in the browser."""

    use_required_attribute = False
    words: ClassVar[tuple[str, ...]] = ()

    def __init__(self, data: Any, *, person: Person, prefix: str) -> None:
        super().__init__(data, prefix=prefix)
        self.person = person
        for name in self.words:
            self.fields[name].widget.attrs.pop("maxlength", None)

    def need(self, name: str, text: Promise) -> None:
        """An error that says what is missing of this person, unless it is there."""
        if not str(self.cleaned_data.get(name) or "").strip():
            self.add_error(name, str(text) % {"name": self.person})

    def say_required(self, name: str, text: Promise) -> None:
        self.fields[name].error_messages["required"] = str(text) % {"name": self.person}


def note(label: Any, **more: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, max_length=MOST, required=False, widget=area, **more)


class AttendanceForm(PersonForm):
    """Whether the child came, with what help, why not, and how else their views got there (R-002-23)."""

    words = ("reason", "support", "other_ways")

    came = forms.ChoiceField(
        label=_("Did the child come?"), choices=Attendance.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the child came.")},
    )  # fmt: skip
    reason = note(_("If not: why not?"))
    support = note(_("What help was given to take part?"))
    other_ways = note(_("How else did the child's views get there?"))

    def __init__(self, data: Any = None, *, person: Person, advocates: Sequence[str] = ()) -> None:
        super().__init__(data, person=person, prefix="child")
        ways = _("Through an advocate, a letter, a drawing or a recording.")
        if advocates:
            ways = _("Through %(names)s, who speaks for them, a letter, a drawing or a recording.")
        self.fields["other_ways"].help_text = str(ways) % {"names": ", ".join(advocates)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("came") == Attendance.NOT:
            self.need("reason", _("Write down why %(name)s did not come."))
        return cleaned

    def part(self) -> Part:
        """What part the child had: there, heard another way, or neither."""
        if self.cleaned_data["came"] != Attendance.NOT:
            return Part.PRESENT
        return Part.HEARD if self.cleaned_data["other_ways"].strip() else Part.NONE

    def how(self) -> str:
        """How they were involved, or why not."""
        given = self.cleaned_data
        return str(given["other_ways"] or given["reason"] or given["support"])

    def attended(self) -> Attended:
        """What was filled in; after the form was found to be valid."""
        given = self.cleaned_data
        return Attended(Attendance(given["came"]), given["reason"], given["support"], given["other_ways"])


class MemberForm(PersonForm):
    """One practitioner of the core group: did they come (R-002-13)?"""

    came = forms.ChoiceField(label=_("Did they come?"), choices=Presence.choices, widget=forms.RadioSelect)
    substitute = forms.CharField(label=_("Who came instead?"), max_length=150, required=False)

    def __init__(self, data: Any = None, *, person: Person) -> None:
        super().__init__(data, person=person, prefix=f"member-{person.pk}")
        self.say_required("came", _("Choose whether %(name)s came."))
        self.fields["substitute"].widget.attrs.pop("maxlength", None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("came") == Presence.SUBSTITUTE:
            self.need("substitute", _("Write down who came for %(name)s."))
        return cleaned

    def member(self) -> Member:
        """What was filled in; after the form was found to be valid."""
        given = self.cleaned_data
        return Member(self.person, Presence(given["came"]), given["substitute"])


class ReportForm(forms.Form):
    """What a practitioner has to say to the next meeting, or the lead for one who is away (R-001-37).

    `key` makes a form that is sent twice one report.
    """

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    person = forms.ChoiceField(label=_("Whose report is it?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Report for the next meeting"),
        help_text=_("What you did and saw, what the child said, and whether the plan is working."),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write your report.")},
    )

    def __init__(self, data: Any = None, *, own: Person, others: Sequence[Person] = ()) -> None:
        """`others`: for whom the lead enters what they were told or sent."""
        super().__init__(data, initial={"key": uuid4(), "person": str(own.pk)})
        self.people = {str(one.pk): one for one in (own, *others)}
        self.own = own
        if others:
            self.fields["person"].choices = [(key, str(one)) for key, one in self.people.items()]  # type: ignore[attr-defined]
            self.fields["person"].error_messages["required"] = str(_("Choose whose report it is."))
        else:
            del self.fields["person"]
        self.fields["text"].widget.attrs.pop("maxlength", None)

    def person_named(self) -> Person:
        """Whose report it is; after the form was found to be valid."""
        return self.people[self.cleaned_data["person"]] if "person" in self.fields else self.own
