"""What somebody needs to take part, and how far that is (R-002-17)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.engagement.enums import NeedKind, NeedState
from portal.engagement.rules import MOST
from portal.people.selectors import Known

from .dates import DateField


class NeedForm(forms.Form):
    """A need of somebody of the family. `key` makes a form that is sent twice one need."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    person = forms.ChoiceField(
        label=_("Who needs it?"), widget=forms.RadioSelect, error_messages={"required": _("Choose who needs it.")}
    )
    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=NeedKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    text = forms.CharField(
        label=_("What do they need?"),
        help_text=_("They read this too."),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write down what they need.")},
    )

    def __init__(self, data: Any = None, *, family: Sequence[Known]) -> None:
        super().__init__(data, initial={"key": uuid4()}, auto_id="new-%s")
        self.people = {str(one.person.pk): one.person for one in family}
        self.fields["person"].choices = [(key, str(one)) for key, one in self.people.items()]  # type: ignore[attr-defined]
        self.fields["text"].widget.attrs.pop("maxlength", None)
        for name in ("person", "kind", "text"):
            self.fields[name].widget.label_size = "s"


class StateForm(forms.Form):
    """How far one need is, from a day. `need`: which one."""

    use_required_attribute = False

    need = forms.UUIDField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("How far is it?"),
        choices=NeedState.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far it is.")},
    )
    text = forms.CharField(
        label=_("How is it met, or what is in the way?"),
        help_text=_("They do not read this."),
        max_length=MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    on = DateField(label=_("Since when?"), error_messages={"required": _("Enter the day.")})

    def __init__(self, data: Any = None, *, need: UUID, today: date) -> None:
        initial = {"need": need, "key": uuid4(), "on": today}
        super().__init__(data, initial=initial, auto_id=f"need-{need}-%s")
        self.today = today
        self.fields["text"].widget.attrs.pop("maxlength", None)
        for name in ("state", "text", "on"):
            self.fields[name].widget.label_size = "s"

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("The day must not be in the future."))
        return on

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("state") == NeedState.MET and not given.get("text", "").strip():
            self.add_error("text", _("Write down how it is met."))
        return given
