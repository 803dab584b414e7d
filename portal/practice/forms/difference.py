"""A difference between practitioners: raising it, moving it on, settling it."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 4_000  # characters of a note


def long_text(label: Any, missing: Any, hint: Any = "") -> forms.CharField:
    """A large field, counted where it is checked and not while somebody types."""
    field = forms.CharField(
        label=label, help_text=hint, max_length=MOST, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": missing},
    )  # fmt: skip
    field.widget.attrs.pop("maxlength", None)
    return field


class RaiseForm(forms.Form):
    """What it is about, and how the other sees it. `key` makes a form that is sent twice one difference."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    about = long_text(
        _("What is the difference about?"), _("Write down what it is about."), _("How you see it, and why it matters.")
    )
    other = forms.CharField(
        label=_("Who sees it another way?"), max_length=200, help_text=_("The person and their agency."),
        error_messages={"required": _("Write down who sees it another way.")},
    )  # fmt: skip
    view = long_text(
        _("How do they see it?"), _("Write down how they see it."), _("As they would say it, as far as you know.")
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})


class StepForm(forms.Form):
    """The step that comes next. `seen`: the number of the step that stood there when the page was opened."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=32_000)

    def __init__(self, data: Any = None, *, seen: int, auto_id: str = "id_%s") -> None:
        super().__init__(data, initial={"key": uuid4(), "seen": seen}, auto_id=auto_id)


class MoveForm(StepForm):
    """To the next stage."""

    tried = long_text(
        _("What was tried?"), _("Write down what was tried."), _("Who talked with whom, and what came of it.")
    )


class SettleForm(StepForm):
    """The end of it."""

    settled = long_text(_("How was it settled?"), _("Write down how it was settled."))
    change = long_text(
        _("What changes for the plan?"), _("Write down what changes for the plan."), _("If nothing does, say so.")
    )
