"""The register of a place: what its header says, who enquires, and what was reported of a child."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.register.enums import EnquiryKind, NoticeKind, NumberSource

from .dates import DateField

MOST = 4_000  # characters of what somebody writes
DAY = _("For example, 27 3 2027")


def _text(label: Any, *, hint: Any = "", required: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, help_text=hint, max_length=MOST, required=required, widget=widget)


def _line(label: Any, most: int = 150, *, required: bool = True) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget)


class _Form(forms.Form):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.label_size = "s"
            said = (
                _("Choose an answer to “%(question)s”")
                if isinstance(field, forms.ChoiceField)
                else _("Enter an answer to “%(question)s”")
            )
            field.error_messages["required"] = str(said) % {"question": field.label}
            field.widget.attrs.pop("maxlength", None)


class FindForm(_Form):
    """A name to look for. It comes by POST: no name in any address."""

    name = _line(_("Name"), 100)


class HeaderForm(_Form):
    """What the custodian puts right in the header, and why. `choices`: (line of the place's list, how it reads)."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    category = forms.ChoiceField(label=_("Category"), widget=forms.RadioSelect)
    registered_on = DateField(label=_("On the register since"), help_text=DAY)
    reason = _text(_("Why?"))

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["category"].choices = choices  # type: ignore[attr-defined]

    def clean_registered_on(self) -> date:
        on: date = self.cleaned_data["registered_on"]
        if on > self.today:
            raise forms.ValidationError(_("The day must not be in the future."))
        return on


class EnquiryForm(_Form):
    """Who asks about which child and why: kept before anything is looked up (R-002-41, R-004-48)."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("What is it for?"), choices=EnquiryKind.choices, widget=forms.RadioSelect)
    enquirer = _line(_("Who asks?"))
    agency = _line(_("For which agency?"))
    telephone = _line(_("Telephone"), 30, required=False)
    child_name = _line(_("Name of the child"))
    child_born_on = DateField(label=_("Born"), help_text=_("If they know it."), required=False)
    concern = _text(
        _("What are they worried about?"), hint=_("Without a worry about this child it is a routine check."),
        required=False,
    )  # fmt: skip

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("kind") == EnquiryKind.FORMAL and not given.get("concern", "").strip():
            self.add_error("concern", _("A formal check needs a worry about this child: write it down."))
        return given


class CallBackForm(_Form):
    """A call back, and whether it showed who asks. Never on the caller's own number (R-004-50, R-004-51)."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    source = forms.ChoiceField(
        label=_("Where is the number from?"), choices=NumberSource.choices, widget=forms.RadioSelect
    )
    number = _line(_("Which number did you ring?"), 30)
    answered_by = _line(_("Who answered?"))
    confirmed = forms.TypedChoiceField(
        label=_("Are they who they said they are?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda given: given == "yes",
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()}, auto_id="call-%s")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("source") == NumberSource.CALLER and given.get("confirmed"):
            self.add_error("source", _("Their own number does not show who they are. Ring one you found yourself."))
        return given


class AdviceForm(_Form):
    """What was advised where the child is not on the register (R-004-55)."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    said = _text(_("What did you advise?"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()}, auto_id="advice-%s")


class SaidForm(_Form):
    """What was done about something with this key."""

    about = forms.UUIDField(widget=forms.HiddenInput)
    said = _text(_("What did you do?"))

    def __init__(self, data: Any = None, *, about: UUID) -> None:
        super().__init__(data, initial={"about": about}, auto_id=f"done-{about}-%s")


class NoticeForm(_Form):
    """That a child has moved or is missing (R-002-37)."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("What happened?"), choices=NoticeKind.choices, widget=forms.RadioSelect)
    on = DateField(label=_("When?"), help_text=DAY)
    known = _text(
        _("What is known?"),
        hint=_("Where the child was last, with whom, the new address or area, and who was told already."),
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"key": uuid4()})
        self.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        on = given.get("on")
        if given.get("kind") == NoticeKind.MISSING and on is not None and on > self.today:
            self.add_error("on", _("The day must not be in the future."))
        return given
