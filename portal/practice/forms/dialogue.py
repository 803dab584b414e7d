"""Replying to a family, and recording that a plan was explained."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.dialogue.enums import How, Understood
from portal.dialogue.models import Answer
from portal.dialogue.rules import MOST
from portal.procedures.enums import Level

from ..rules import Tongue
from .dates import DateField


class ReplyForm(forms.Form):
    """A reply to one answer. `key` makes a form that is sent twice one reply."""

    use_required_attribute = False

    answer = forms.UUIDField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Your reply"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Write your reply.")},
    )
    language = forms.ChoiceField(label=_("Language of your reply"))

    def __init__(self, data: Any = None, *, answer: Answer, tongues: list[Tongue]) -> None:
        initial = {"answer": answer.pk, "key": uuid4(), "language": tongues[0].code}
        super().__init__(data, initial=initial, auto_id=f"reply-{answer.pk}-%s")
        self.fields["language"].choices = [(one.code, one.name) for one in tongues]  # type: ignore[attr-defined]
        if len(tongues) == 1:
            self.fields["language"].widget = forms.HiddenInput()
        # All these boxes have the same label: the heading says to whom the reply goes.
        self.fields["text"].widget.attrs["aria-describedby"] = f"answer-{answer.pk}-heading"

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > MOST:
            raise forms.ValidationError(_("This is too long. Use 5,000 characters or fewer."))
        return text


class ExplainForm(forms.Form):
    """That the plan was explained to one person (R-001-19, R-001-20)."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    on = DateField(label=_("When did you explain it?"), error_messages={"required": _("Enter the day.")})
    how = forms.ChoiceField(
        label=_("How?"),
        choices=How.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it was explained.")},
    )
    interpreter = forms.CharField(
        label=_("Who interpreted?"), help_text=_("Leave it empty when nobody did."), max_length=100, required=False
    )
    level = forms.ChoiceField(label=_("Which version did you explain?"), choices=Level.choices)
    understood = forms.ChoiceField(
        label=_("Did they understand it?"),
        choices=Understood.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how much they understood.")},
    )
    follow_up = forms.CharField(
        label=_("What will you do about what was not understood?"),
        help_text=_("Needed when they understood it partly or not at all. It stays on the agenda until they do."),
        max_length=MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, since: date, today: date, level: str = "") -> None:
        super().__init__(data, initial={"key": uuid4(), "level": level, "on": today})
        self.since, self.today = since, today
        for name in ("on", "how", "understood"):
            self.fields[name].widget.label_size = "m"
        self.fields["interpreter"].widget.optional = True
        self.fields["follow_up"].widget.attrs.pop("maxlength", None)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if not self.since <= on <= self.today:
            raise forms.ValidationError(REFUSALS["on"])
        return on

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = self.cleaned_data
        if given.get("understood") in (Understood.PARTLY, Understood.NO) and not given.get("follow_up", "").strip():
            self.add_error("follow_up", REFUSALS["follow_up"])
        return given


# What `portal.dialogue.exceptions.NotExplained` says, by field.
REFUSALS = {
    "on": _("The day must be between the start of the plan and today."),
    "follow_up": _("Write down what you will do, so that they understand it next time."),
}
