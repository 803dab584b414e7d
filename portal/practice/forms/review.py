"""Preparing a review conference: booking it, its chair, who is invited, and an earlier day."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.reviews.enums import Tie, Way
from portal.reviews.rules import MOST

from .dates import DateField
from .sharing import PersonWithJob


class _Small(forms.Form):
    """Several forms on one page: labels are small, and nothing is refused by the browser."""

    use_required_attribute = False

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        for field in self.fields.values():
            field.widget.label_size = "s"
            field.widget.attrs.pop("maxlength", None)


class BookForm(_Small):
    """The day. `key` makes two presses one review."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    on = DateField(label=_("When is the review?"), error_messages={"required": _("Enter the day.")})

    def __init__(self, data: Any = None, *, due_on: date | None) -> None:
        super().__init__(data, initial={"key": uuid4(), "on": due_on}, auto_id="book-%s")


class MoveForm(_Small):
    """Another day; `revision` is the one of the review that its reader saw."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    on = DateField(label=_("On which day instead?"), error_messages={"required": _("Enter the day.")})

    def __init__(self, data: Any = None, *, revision: int) -> None:
        super().__init__(data, initial={"revision": revision}, auto_id="move-%s")


class ChairForm(_Small):
    """Who chairs it; `revision` is the one of the review that its reader saw."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    chair = PersonWithJob(
        label=_("Who chairs it?"),
        help_text=_("Somebody who has nothing to do with this case, and does not manage it."),
        queryset=Person.objects.none(),
        empty_label=_("Choose who."),
        error_messages={"required": _("Choose who."), "invalid_choice": _("Choose who.")},
    )

    def __init__(self, data: Any = None, *, revision: int, people: QuerySet[Person]) -> None:
        super().__init__(data, initial={"revision": revision}, auto_id="chair-%s")
        self.fields["chair"].queryset = people  # type: ignore[attr-defined]


class InviteForm(_Small):
    """Who was invited, how, and when. `key` makes two presses one record."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    people = forms.MultipleChoiceField(
        label=_("Who was invited?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who.")},
    )
    way = forms.ChoiceField(
        label=_("How?"), choices=Way.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose how they were invited.")},
    )  # fmt: skip
    on = DateField(label=_("When?"), error_messages={"required": _("Enter the day.")})

    def __init__(self, data: Any = None, *, people: Sequence[tuple[Person, str]], today: date) -> None:
        """`people`: who can be invited, each with who they are."""
        super().__init__(data, initial={"key": uuid4(), "on": today}, auto_id="invite-%s")
        self.known = {str(one.pk): one for one, _who in people}
        self.fields["people"].choices = [(str(one.pk), f"{one}, {who}") for one, who in people]  # type: ignore[attr-defined]


class EarlierForm(_Small):
    """Which day is asked for, and why. `key` makes two presses one request."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    on = DateField(label=_("Which earlier day?"), error_messages={"required": _("Enter the day.")})
    reason = forms.CharField(
        label=_("Why?"), max_length=MOST, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write down the reason.")},
    )  # fmt: skip

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})


class DecideForm(_Small):
    """What the chair decides about one request: yes, for a day, or no, and why."""

    request = forms.UUIDField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=_("Is the review earlier?"), choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )  # fmt: skip
    on = DateField(label=_("When is the review now?"), help_text=_("Only if it is brought forward."), required=False)
    reason = forms.CharField(
        label=_("Why?"), help_text=_("Needed if it is not."), max_length=MOST, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, request: UUID, on: date) -> None:
        super().__init__(data, initial={"request": request, "on": on}, auto_id=f"request-{request}-%s")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("answer") == "yes" and "on" not in self.errors and given.get("on") is None:
            self.add_error("on", _("Enter the day."))
        if given.get("answer") == "no" and not given.get("reason", "").strip():
            self.add_error("reason", _("Write down the reason."))
        return given

    @property
    def day(self) -> date | None:
        """The new day; None where it is refused."""
        on: date | None = self.cleaned_data["on"]
        return on if self.cleaned_data["answer"] == "yes" else None


# What `NotPrepared` and `NotBooked` say, by field.
EARLIER = _("The day must be in the future, and before the day on which the review is.")
IS_OVER = _("The day must not be in the past.")
NOT_YET = _("The day must not be in the future.")
TOO_LATE = _("It was brought forward, and cannot be later than that day.")


def not_chair(reason: str) -> str:
    """What `NotChair` says."""
    why = Tie(reason).label if reason in Tie.values else _("They have no account as a practitioner.")
    return str(_("They cannot chair this review. %(why)s")) % {"why": why}
