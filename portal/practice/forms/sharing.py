"""Giving a plan to a person, taking it back, withholding it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.plans.enums import Ground

from .dates import DateField

MOST = 10_000  # characters of evidence


class ShareForm(forms.Form):
    """Sharing, or taking back. `revision`: of the release its giver saw; `reading`: hash of what they were shown."""

    person = forms.UUIDField(widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reading = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class EndForm(forms.Form):
    """Ending a withholding: which decision, and the revision its reader saw."""

    decision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class PersonWithJob(forms.ModelChoiceField):  # type: ignore[type-arg]  # no such thing at run time
    """People told apart by what they do."""

    def label_from_instance(self, obj: Any) -> str:
        return ", ".join(filter(None, (str(obj), obj.job_title, obj.agency)))


class Evidence(forms.CharField):
    """What a decision rests on that takes something from somebody."""

    def __init__(self) -> None:
        super().__init__(
            label=_("What shows it?"),
            help_text=_("What is known, who said so and when. The person never sees this."),
            max_length=MOST,
            widget=forms.Textarea(attrs={"rows": 5}),
            error_messages={"required": _("Write down the evidence.")},
        )

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        """Without `maxlength`: a browser cuts off silently what is over it; a message does not."""
        return {}


WHOLE, ITEMS = "whole", "items"


class WithholdForm(forms.Form):
    """A decision to keep the plan, or items of it, from somebody (R-004-08). `authorisers` are who can have taken it,
    `items` what can be withheld by itself: (id, what it says), `bases` the lawful ones of the place (R-004-09)."""

    use_required_attribute = False

    scope = forms.ChoiceField(
        label=_("What may they not read?"),
        choices=[(WHOLE, _("The whole plan")), (ITEMS, _("Some things in it"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the whole plan or some things in it.")},
    )
    items = forms.MultipleChoiceField(
        label=_("Which things?"),
        help_text=_("Only if you chose “Some things in it”. They read the rest."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    ground = forms.ChoiceField(
        label=_("Why may they not read it?"),
        choices=Ground.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three grounds. There is no other.")},
    )
    basis = forms.ChoiceField(
        label=_("Which lawful basis?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the lawful basis.")},
    )
    evidence = Evidence()
    authorised_by = PersonWithJob(
        label=_("Which manager decided it?"),
        queryset=Person.objects.none(),
        empty_label=_("Choose a manager"),
        error_messages={"required": _("Choose the manager who decided it. It cannot be you.")},
    )
    review_on = DateField(
        label=_("When will the decision be looked at again?"),
        help_text=_("For example, 27 3 2027"),
        error_messages={"required": _("Enter the day on which the decision will be looked at again.")},
    )

    def __init__(
        self,
        *args: Any,
        authorisers: QuerySet[Person],
        items: Sequence[tuple[str, str]],
        bases: Sequence[str],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["authorised_by"].queryset = authorisers  # type: ignore[attr-defined]
        self.fields["basis"].choices = [(one, one) for one in bases]  # type: ignore[attr-defined]
        self.fields["items"].choices = items  # type: ignore[attr-defined]
        for name in self.fields:
            self.fields[name].widget.label_size = "m"

    def clean_review_on(self) -> date:
        review_on: date = self.cleaned_data["review_on"]
        if review_on <= self.today:
            raise forms.ValidationError(REFUSALS["review_on"])
        return review_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("scope") == ITEMS and not cleaned.get("items") and "items" not in self.errors:
            self.add_error("items", REFUSALS["items"])
        return cleaned

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The items that were chosen, with what they say; none where it is about the whole plan."""
        if self.cleaned_data["scope"] == WHOLE:
            return []
        wanted = set(self.cleaned_data["items"])
        return [(key, text) for key, text in self.fields["items"].choices if key in wanted]  # type: ignore[attr-defined]


# What `portal.plans.exceptions.WithholdingRefused` says, by field.
REFUSALS = {
    "evidence": _("Write down the evidence."),
    "review_on": _("The day must be in the future."),
    "items": _("Choose at least one thing."),
    "authorised_by": _("Choose a manager other than yourself and the person it is about."),
}
