"""Who somebody is to a child: one who comes, one who stands otherwise than before."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.people.enums import ChangeReason, Format, Relation
from portal.people.models import Person
from portal.people.rules import Tie, can_be
from portal.ui.languages import languages

from .reader import LeadForm

RELATIONS = [(one.value, one.label) for one in Relation if one != Relation.PRACTITIONER]
REFUSALS = {
    "parental_responsibility": _("Only somebody of the family has parental responsibility."),
    "already": _("They are in the network already. Change what they are to the child there."),
}


class TieForm(LeadForm):
    """Relation and parental responsibility."""

    relation = forms.ChoiceField(
        label=_("Who are they to the child?"), choices=RELATIONS, widget=forms.RadioSelect
    )  # fmt: skip
    parental_responsibility = forms.BooleanField(
        label=_("They have parental responsibility"), required=False, widget=forms.CheckboxInput
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if "relation" in given and not can_be(self.tie()):
            self.add_error("parental_responsibility", REFUSALS["parental_responsibility"])
        return given

    def tie(self) -> Tie:
        return Tie(self.cleaned_data["relation"], self.cleaned_data["parental_responsibility"])


class AddForm(TieForm):
    """Somebody new, or one of `known`. `key` makes a form that is sent twice one person; `is_other` is asked where the
    name may be that of somebody who is there."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    who = forms.ChoiceField(label=_("Who is it?"), required=False, widget=forms.RadioSelect)
    given_name = forms.CharField(label=capfirst(_("given name")), max_length=100, required=False)
    family_name = forms.CharField(label=capfirst(_("family name")), max_length=100, required=False)
    is_other = forms.BooleanField(label=_("It is another person"), required=False, widget=forms.CheckboxInput)
    language = forms.ChoiceField(label=capfirst(_("preferred language")), initial="en")
    format = forms.ChoiceField(
        label=capfirst(_("preferred format")), choices=Format.choices, initial=Format.STANDARD, widget=forms.RadioSelect
    )
    field_order = ("key", "who", "given_name", "family_name", "is_other", "relation", "parental_responsibility")

    def __init__(self, data: Any = None, *, known: Sequence[Person]) -> None:
        super().__init__(data, initial={"key": uuid4(), "who": ""})
        self.known = {str(one.pk): one for one in known}
        names = [(key, str(one)) for key, one in self.known.items()]
        self.fields["who"].choices = [("", _("Somebody new")), *names]  # type: ignore[attr-defined]
        self.fields["language"].choices = [(one.code, one.name) for one in languages()]  # type: ignore[attr-defined]
        if not known:
            self.fields["who"].widget = forms.HiddenInput()

    @property
    def chosen(self) -> Person | None:
        """Whom we know already; None for somebody new."""
        return self.known.get(self.cleaned_data.get("who", ""))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "who" not in self.errors and self.chosen is None:
            for name in ("given_name", "family_name"):
                if name not in self.errors and not given.get(name, "").strip():
                    self.add_error(name, _("Enter the name."))
        return given


class ChangeForm(TieForm):
    """That somebody stands otherwise to the child, and why."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    why = forms.ChoiceField(label=_("Why?"), choices=ChangeReason.choices, widget=forms.RadioSelect)


class OutForm(forms.Form):
    """The one who is about to go, as they were seen."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class JoinForm(LeadForm):
    """A practitioner for the core group: whom to look for, and who it is."""

    name = forms.CharField(label=_("Name"), max_length=100, required=False)
    person = forms.ChoiceField(label=_("Who is it?"), required=False, widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, people: Sequence[Person]) -> None:
        super().__init__(data)
        self.people = {str(one.pk): one for one in people}
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            (key, ", ".join(filter(None, (str(one), one.job_title, one.agency)))) for key, one in self.people.items()
        ]
        self.fields["name"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}
