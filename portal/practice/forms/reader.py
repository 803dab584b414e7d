"""What the lead decides about one reader."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.people.enums import ContactKind
from portal.people.selectors import Known
from portal.procedures.enums import Level
from portal.procedures.terms import local
from portal.register.enums import EVENTS
from portal.wording.enums import Outdated, Unshared

from .dates import DateField

MOST = 4_000  # characters of a reason


def _reason(label: Any, hint: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=MOST,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write down the reason.")},
    )


class LeadForm(forms.Form):
    """What the forms of the lead's screens about one person share."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.label_size = "s"
            if isinstance(field.widget, forms.RadioSelect):
                # Two questions of one form are told apart in its summary of errors.
                said = _("Choose an answer to “%(question)s”")
                field.error_messages["required"] = str(said) % {"question": field.label}
            if isinstance(field.widget, forms.Textarea):
                # A browser cuts off silently what is over a limit; a message does not.
                field.widget.attrs.pop("maxlength", None)


class LevelForm(LeadForm):
    """At which level somebody reads, and what they see of words that changed (R-001-21)."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    level = forms.ChoiceField(label=_("Which page do they read?"), required=False, widget=forms.RadioSelect)
    reason = _reason(
        _("Why this one?"), _("What you know of what they understand. Only if you chose another one."), required=False
    )
    outdated = forms.ChoiceField(
        label=_("What do they see where words changed after they were translated?"),
        choices=Outdated.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, proposed: Level, levels: tuple[Level, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fitting = _("%(level)s (fits them)") % {"level": proposed.label}
        others = [(one.value, one.label) for one in levels if one != proposed]
        self.fields["level"].choices = [("", fitting), *others]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("level") and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Write down the reason."))
        return cleaned


class ChildInGroupForm(LeadForm):
    """Whether the child is a member of the core group (R-001-58)."""

    is_member = forms.ChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    reason = _reason(_("Why?"), _("Needed if the child is not."), required=False)
    support = _reason(_("Who helps the child to take part?"), _("For example, an advocate."), required=False)

    def __init__(self, *args: Any, place: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_member"].label = local(_("Is the child a member of the %(core_group)s?"), place)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_member") == "no" and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Write down the reason."))
        return cleaned


class UnsharedForm(LeadForm):
    """That somebody does not get the plan though nothing is withheld, and why (R-001-30, R-004-10)."""

    seen = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    why = forms.ChoiceField(
        label=_("Should they get the plan?"),
        choices=Unshared.choices,
        widget=forms.RadioSelect,
    )
    reason = _reason(_("Why?"), _("For a child: their age, and what they understand."))
    review_on = DateField(
        label=_("When will you look at this again?"), help_text=_("For example, 27 3 2027"), required=False
    )

    def __init__(self, *args: Any, known: Known, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known, self.today = known, today

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "review_on" in self.errors:
            return cleaned
        on: date | None = cleaned.get("review_on")
        is_needed = cleaned.get("why") == Unshared.NOT_YET or self.known.relation == "child"
        if on is None and is_needed:
            self.add_error("review_on", _("Enter the day on which you will look at this again."))
        elif on is not None and on <= self.today:
            self.add_error("review_on", _("The day must be in the future."))
        return cleaned


class ContactForm(LeadForm):
    """How somebody can be reached, and whether that is safe (T10)."""

    seen = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("How?"),
        choices=ContactKind.choices,
        widget=forms.RadioSelect,
    )
    value = forms.CharField(
        label=_("Address or number"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter the address or number.")},
    )
    is_safe = forms.TypedChoiceField(
        label=_("Is it safe?"),
        help_text=_("Ask them: does anybody else read or hear what comes there?"),
        choices=[("yes", _("Yes, nobody else sees it")), ("no", _("No, or they are not sure"))],
        coerce=lambda given: given == "yes",
        widget=forms.RadioSelect,
    )
    clash_reason = _reason(_("Why may they use it all the same?"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        value = cleaned.get("value", "")
        if cleaned.get("kind") == ContactKind.EMAIL and value:
            try:
                forms.EmailField().clean(value)
            except forms.ValidationError:
                self.add_error("value", _("Enter an e-mail address, such as name@example.org."))
        if cleaned.get("kind") == ContactKind.PHONE and sum(sign.isdigit() for sign in value) < 6 and value:
            self.add_error("value", _("Enter a telephone number."))
        return cleaned


class StandingContactForm(forms.Form):
    """Which contact is asked about again, or ended, and the revision its reader saw."""

    contact = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class AdvocacyForm(LeadForm):
    """For whom an advocate speaks, and on which days (R-004-17)."""

    speaks_for = forms.ChoiceField(
        label=_("Whom do they speak for?"),
        widget=forms.RadioSelect,
    )
    since = DateField(
        label=_("From"), help_text=_("For example, 27 3 2027"), error_messages={"required": _("Enter the first day.")}
    )
    until = DateField(
        label=_("Until"),
        help_text=_("From the day after, they read nothing."),
        error_messages={"required": _("Enter the last day.")},
    )

    def __init__(self, *args: Any, people: list[Known], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.person.pk), str(one.person)) for one in people]
        self.fields["speaks_for"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day is before the first."))
        return cleaned


class UnfreezeForm(LeadForm):
    """Why an account is opened again."""

    reason = _reason(_("Why is it safe again?"))


class EndPlanForm(LeadForm):
    """The last day of a plan, and why the child's name comes off: an event of the list. What a review decides is
    recorded with the review (R-002-35). What goes on, or why nothing does, is said either way (R-002-36)."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    because = forms.ChoiceField(
        label=_("Why does it end?"),
        choices=[(one.value, one.label) for one in EVENTS],
        widget=forms.RadioSelect,
    )
    on = DateField(
        label=_("On which day did it end?"),
        help_text=_("For example, 27 3 2027"),
        error_messages={"required": _("Enter the day.")},
    )
    ongoing_need = forms.TypedChoiceField(
        label=_("Does the child still need help?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda given: given == "yes",
        widget=forms.RadioSelect,
    )
    follow_on = _reason(_("What help goes on, and from whom? If none: why?"))

    def __init__(self, *args: Any, first: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first, self.today = first, today
        self.fields["follow_on"].error_messages["required"] = _("Write down what help goes on, or why none.")

    def refuse(self, reason: str) -> None:
        """Say what `portal.register.exceptions.NotRemoved` says."""
        if reason == "not_eighteen":
            self.add_error("because", _("The child is not 18 on that day."))
        else:
            self.add_error(None, _("The plan was not ended."))

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("The day must not be in the future."))
        if on < self.first:
            raise forms.ValidationError(_("The plan had not begun then."))
        return on
