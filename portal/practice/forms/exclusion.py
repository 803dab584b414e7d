"""A decision to keep somebody of the family out of the core group or a part of its work (R-002-18)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.engagement.enums import Heard, Scope
from portal.engagement.models import Exclusion
from portal.engagement.rules import problem_of
from portal.engagement.services.excluding import Terms
from portal.people.models import Person
from portal.plans.enums import Ground

from ..selectors.local import choices_here
from .dates import DateField
from .sharing import REFUSALS as WITHHELD
from .sharing import Evidence, PersonWithJob


def _radio(label: Any, choices: Any, missing: Any, hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, help_text=hint, choices=choices, widget=forms.RadioSelect, error_messages={"required": missing}
    )


def _day(label: Any) -> DateField:
    return DateField(label=label, error_messages={"required": _("Enter the day.")})


class ExclusionForm(forms.Form):
    """The whole decision. `key` makes a form that is sent twice one decision; `instead_of` is the one it ends."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    instead_of = forms.UUIDField(required=False, widget=forms.HiddenInput)
    scope = _radio(_("What are they kept out of?"), Scope.choices, _("Choose what they are kept out of."))
    part = forms.CharField(
        label=_("Which part?"),
        help_text=_("Only for a part of its work. It stands in the letter to them."),
        max_length=300,
        required=False,
    )
    ground = _radio(_("Why?"), Ground.choices, _("Choose one of the three grounds. There is no other."))
    evidence = Evidence()
    authorised_by = PersonWithJob(
        label=_("Who decided it?"),
        queryset=Person.objects.none(),
        empty_label=_("Choose a manager"),
        error_messages={"required": _("Choose who decided it. It cannot be you.")},
    )
    since = _day(_("From which day?"))
    until = _day(_("Until which day?"))
    review_on = _day(_("When will it be looked at again?"))
    heard = _radio(
        _("How are their views still heard?"), Heard.choices, _("Choose how they are heard. There is always a way.")
    )
    heard_note = forms.CharField(
        label=_("More about how they are heard"),
        help_text=_("Such as who asks them, and when. It stands in the letter to them."),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_asked = _radio(
        _("May the portal ask them for their views before a meeting?"),
        [("yes", _("Yes")), ("no", _("No"))],
        _("Choose whether they are asked."),
    )
    items = forms.MultipleChoiceField(
        label=_("What do they no longer read?"),
        help_text=_("They read everything else as before. Choose nothing if they lose nothing."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    basis = forms.ChoiceField(
        label=_("On which lawful basis is that withheld?"),
        help_text=_("Only if you chose something."),
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, data: Any = None, *, before: Exclusion | None, authorisers: QuerySet[Person],
        items: Sequence[tuple[str, str]], bases: Sequence[str], first: date, today: date, place: str,
    ) -> None:  # fmt: skip
        super().__init__(data, initial={"key": uuid4()} | (_initial(before) if before else {"since": today}))
        self.first, self.today = first, today
        self.fields["authorised_by"].queryset = authorisers  # type: ignore[attr-defined]
        self.fields["items"].choices = items  # type: ignore[attr-defined]
        for name, known in (("scope", Scope.choices), ("heard", Heard.choices)):
            self.fields[name].choices = choices_here(name, known, place)  # type: ignore[attr-defined]
        self.fields["basis"].choices = [(one, one) for one in bases]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.label_size = "s"
            field.widget.attrs.pop("maxlength", None)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("scope") == Scope.PART and not given.get("part", "").strip():
            self.add_error("part", REFUSALS["part"])
        if given.get("items") and not given.get("basis") and "basis" not in self.errors:
            self.add_error("basis", _("Choose the lawful basis."))
        days = {name: given.get(name) for name in ("since", "until", "review_on")}
        if all(days.values()):
            wrong = problem_of(**days, first=self.first, today=self.today)  # type: ignore[arg-type]
            if wrong:
                self.add_error(wrong, REFUSALS[wrong])
        return given

    @property
    def typed(self) -> list[forms.BoundField]:
        """The fields in which somebody typed words of their own."""
        return [self[name] for name in ("part", "evidence", "heard_note")]

    def terms(self) -> Terms:
        """What was filled in; after the form was found to be valid."""
        given = self.cleaned_data
        return Terms(
            scope=Scope(given["scope"]), part=given["part"] if given["scope"] == Scope.PART else "",
            ground=Ground(given["ground"]), evidence=given["evidence"], authorised_by=given["authorised_by"],
            since=given["since"], until=given["until"], review_on=given["review_on"], heard=Heard(given["heard"]),
            heard_note=given["heard_note"], is_asked=given["is_asked"] == "yes",
            items=[UUID(key) for key in given["items"]], basis=given["basis"],
        )  # fmt: skip


class EndForm(forms.Form):
    """Ending a decision: which one, and the revision its reader saw."""

    decision = forms.UUIDField(widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


def _initial(before: Exclusion) -> dict[str, Any]:
    """What stands, to be decided anew: everything but its days and who decides."""
    kept = before.withholding
    items = [str(one.item_id) for one in kept.items.all()] if kept is not None else []
    return {
        "instead_of": before.pk, "scope": before.scope, "part": before.part, "ground": before.ground,
        "evidence": before.evidence, "since": before.since, "heard": before.heard, "heard_note": before.heard_note,
        "is_asked": "yes" if before.is_asked else "no", "items": items, "basis": kept.basis if kept else "",
    }  # fmt: skip


# What `NotExcluded` and `WithholdingRefused` say, by field.
REFUSALS: dict[str, Any] = WITHHELD | {
    "part": _("Write down which part."),
    "since": _("The day must be between the start of the plan and today."),
    "until": _("The day must be in the future."),
    "review_on": _("The day must be in the future, and not after the last day."),
    "heard": _("Choose how they are heard. There is always a way."),
    "already": _("Something of this is withheld from them already."),
}
