"""A lack of engagement: what is seen, and what is decided about it (R-002-19)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.engagement.enums import Option
from portal.engagement.rules import MOST
from portal.people.selectors import Known

from .dates import DateField


def _text(label: Any, missing: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=MOST, widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": missing}
    )


class LackForm(forms.Form):
    """The record. `signs` are (line of the place's list, how it reads). `key` makes two presses one record."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    person = forms.ChoiceField(
        label=_("Who?"), widget=forms.RadioSelect, error_messages={"required": _("Choose who it is about.")}
    )
    behaviours = forms.MultipleChoiceField(
        label=_("What do you see?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one thing.")},
    )
    tried = _text(_("What was tried, and what do they say is in the way?"), _("Write down what was tried."))
    meaning = _text(_("What does it mean for the child?"), _("Write down what it means for the child."))

    def __init__(self, data: Any = None, *, family: Sequence[Known], signs: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, initial={"key": uuid4()}, auto_id="new-%s")
        self.people = {str(one.person.pk): one.person for one in family}
        self.fields["person"].choices = [(key, str(one)) for key, one in self.people.items()]  # type: ignore[attr-defined]
        self.fields["behaviours"].choices = signs  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.label_size = "s"
            field.widget.attrs.pop("maxlength", None)


class DecisionForm(forms.Form):
    """What follows from one record. Options of the engine go by their key, those of the place by their line."""

    use_required_attribute = False

    lack = forms.UUIDField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)
    option = forms.ChoiceField(
        label=_("What follows?"), widget=forms.RadioSelect, error_messages={"required": _("Choose what follows.")}
    )
    review_on = DateField(
        label=_("When is the review now?"), help_text=_("Only if it is brought forward."), required=False
    )
    reason = _text(_("Why?"), _("Write down the reason."))

    def __init__(
        self, data: Any = None, *, lack: UUID, options: Sequence[tuple[str, str]], known: Sequence[tuple[str, str]],
        today: date, due_on: date | None,
    ) -> None:  # fmt: skip
        super().__init__(data, initial={"lack": lack, "key": uuid4()}, auto_id=f"lack-{lack}-%s")
        self.today, self.due_on, self.local = today, due_on, dict(options)
        self.fields["option"].choices = [*options, *known]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.label_size = "s"
            field.widget.attrs.pop("maxlength", None)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("option") == Option.REVIEW_FORWARD and "review_on" not in self.errors:
            on = given.get("review_on")
            if on is None:
                self.add_error("review_on", _("Enter the day."))
            elif on <= self.today or (self.due_on is not None and on >= self.due_on):
                self.add_error("review_on", REFUSALS["review_on"])
        return given

    @property
    def chosen(self) -> tuple[Option, str]:
        """What was chosen, and its words where it is the place's own."""
        option: str = self.cleaned_data["option"]
        return (Option.LOCAL, option) if option in self.local else (Option(option), "")


# What `portal.engagement.exceptions.NotDecided` says, by field.
REFUSALS = {
    "review_on": _("The day must be in the future, and before the day on which the review is due."),
    "reason": _("Write down the reason."),
    "option": _("Choose what follows."),
}
