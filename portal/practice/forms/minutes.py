"""The record of a core group meeting: its chair, what was decided, the place's agenda or checklist; and what follows
once it is written (R-002-09, R-002-12, R-002-14, R-002-15)."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.plans.agenda import Answered, line_id
from portal.plans.services import Minutes
from portal.procedures.rules import in_language
from portal.procedures.selectors import CoreGroupRules

from .attending import MOST, note

DONE, OFF = "done", "off"
CHECKLIST = ("before", "during", "after")


class AgendaItemForm(forms.Form):
    """One item of the first meeting's agenda: talked about, or put off with a reason."""

    use_required_attribute = False

    became = forms.ChoiceField(
        label=_("What became of it?"), choices=[(DONE, _("Talked about")), (OFF, _("Put off"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    note = note(_("What was said, or why it is put off"))

    def __init__(self, data: Any = None, *, line: str) -> None:
        super().__init__(data, prefix=f"agenda-{line_id(line)}")
        self.line, self.words = line, in_language(line, get_language() or "")
        required = _("Say what became of “%(item)s”.")
        self.fields["became"].error_messages["required"] = str(required) % {"item": self.words}
        for field in self.fields.values():
            field.widget.label_size = "s"
            field.widget.attrs.pop("maxlength", None)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("became") == OFF and not given.get("note", "").strip():
            self.add_error("note", str(_("Write down why “%(item)s” is put off.")) % {"item": self.words})
        return given

    def answered(self) -> Answered:
        """What was recorded of it; after the form was found to be valid."""
        return Answered(self.cleaned_data["became"] == DONE, self.cleaned_data["note"])


class MinutesForm(forms.Form):
    """Who took the chair, what was decided, and the checklist of a later meeting."""

    use_required_attribute = False

    chair = forms.ChoiceField(
        label=_("Who chaired the meeting?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose who chaired the meeting.")},
    )  # fmt: skip
    participation = note(_("How did people take part, and what helped them?"))
    before = forms.MultipleChoiceField(
        label=_("Before the meeting"), required=False, widget=forms.CheckboxSelectMultiple
    )
    during = forms.MultipleChoiceField(label=_("At the meeting"), required=False, widget=forms.CheckboxSelectMultiple)
    after = forms.MultipleChoiceField(label=_("After the meeting"), required=False, widget=forms.CheckboxSelectMultiple)
    decided = forms.CharField(
        label=_("What was said and decided?"), max_length=MOST, widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write down what was said and decided.")},
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("In which language is the record?"),
        choices=[(code, get_language_info(code)["name_local"]) for code in settings.PUBLIC_LANGUAGES],
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, chairs: Sequence[Person], here: CoreGroupRules, is_first: bool) -> None:
        spoken = (get_language() or "").partition("-")[0]
        known = spoken if spoken in settings.PUBLIC_LANGUAGES else settings.LANGUAGE_CODE
        super().__init__(data, initial={"language": known})
        self.people = {str(one.pk): one for one in chairs}
        self.lists = {} if is_first else here.lists(is_first=False)
        self.fields["chair"].choices = [(key, str(one)) for key, one in self.people.items()]  # type: ignore[attr-defined]
        if not here.any_chair:
            del self.fields["chair"]
        for name in CHECKLIST:
            if lines := self.lists.get(name):
                choices = [(line_id(line), in_language(line, spoken)) for line in lines]
                self.fields[name].choices = choices  # type: ignore[attr-defined]
            else:
                del self.fields[name]
        for name in ("participation", "decided"):
            self.fields[name].widget.attrs.pop("maxlength", None)

    @property
    def lead(self) -> Person | None:
        """Who takes the chair where nobody else may."""
        return None if "chair" in self.fields else next(iter(self.people.values()), None)

    @property
    def checklist(self) -> list[Any]:
        """The lists of a later meeting that this place has, as fields."""
        return [self[name] for name in CHECKLIST if name in self.fields]

    def minutes(self, agenda: Iterable[AgendaItemForm]) -> Minutes:
        """The record with what became of each item; after all of them were found to be valid."""
        given, lead = self.cleaned_data, self.lead
        lines = {one.line: one.answered() for one in agenda}
        for name, listed in self.lists.items():
            lines |= {line: Answered(line_id(line) in given.get(name, ())) for line in listed}
        chair = lead or self.people[given["chair"]]
        return Minutes(chair, given["language"], given["decided"], given["participation"], lines)


class AddendumForm(forms.Form):
    """Something that is added to an approved record. `key` makes a form that is sent twice one addendum."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What is to be added?"), max_length=MOST, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write down what is to be added.")},
    )  # fmt: skip

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})
        self.fields["text"].widget.attrs.pop("maxlength", None)


class CirculateForm(forms.Form):
    """Who of the core group is given an approved record."""

    use_required_attribute = False

    people = forms.MultipleChoiceField(
        label=_("Who gets it now?"), widget=forms.CheckboxSelectMultiple,
        help_text=_("They are told by e-mail that there is something new. Whoever has no account gets it from you."),
        error_messages={"required": _("Choose who.")},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, waiting: Sequence[Person]) -> None:
        self.known = {str(one.pk): one for one in waiting}
        super().__init__(data, initial={"people": list(self.known)})
        self.fields["people"].choices = [(key, str(one)) for key, one in self.known.items()]  # type: ignore[attr-defined]

    def chosen(self) -> list[Person]:
        """Who was chosen; after the form was found to be valid."""
        return [self.known[key] for key in self.cleaned_data["people"]]
