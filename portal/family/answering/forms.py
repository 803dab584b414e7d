"""The form with which a reader answers."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.dialogue.enums import Said
from portal.dialogue.exceptions import NotSaid
from portal.dialogue.rules import ABOUT_A_PART, ASKS, MOST
from portal.dialogue.selectors import Voice
from portal.dialogue.services.files import Media, checked
from portal.plans.media import MOST_BYTES
from portal.ui import symbols

YOUNG = frozenset({"under_7", "from_7"})  # levels that are spoken to as children
SYMBOLS = {
    Said.READ: "thumbs-up", Said.UNCLEAR: "question", Said.DISAGREE: "thumbs-down", Said.SAY: "talk",
    Said.INTERPRETER: "translator", Said.ADVOCATE: "together", Said.CALL: "phone",
}  # fmt: skip
TO_A_CHILD: dict[str, Promise] = {
    Said.READ: pgettext_lazy("a child says", "I have read this"),
    Said.UNCLEAR: pgettext_lazy("a child says", "I don't understand this"),
    Said.DISAGREE: pgettext_lazy("a child says", "I don't think this is right"),
    Said.SAY: pgettext_lazy("a child says", "I want to say something"),
    Said.INTERPRETER: pgettext_lazy("a child says", "I want somebody who speaks my language"),
    Said.ADVOCATE: pgettext_lazy("a child says", "I want somebody who speaks up for me"),
    Said.CALL: pgettext_lazy("a child says", "I want somebody to call me"),
}
PROBLEMS = {
    "keys": _("This part of the plan changed. Go back and read it again. What you typed is still here."),
    "empty": _("Write something, record your voice or add a picture."),
    "long": _("This is too long. Use 5,000 characters or fewer."),
    "file": _("We cannot open this file. Choose a sound or a picture."),
    "size": _("This file is too large. Choose a smaller one."),
}


def said_words(said: str, *, is_child: bool) -> str:
    """How a reader says it; a child's words are a child's."""
    return str(TO_A_CHILD[said] if is_child else Said(said).label)


class AnswerForm(forms.Form):
    """What somebody says. `key` makes a form that is sent twice one answer; `word` says for whom it was drawn."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    word = forms.CharField(max_length=400, required=False, widget=forms.HiddenInput)
    said = forms.ChoiceField(
        label=_("What do you want to say?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you want to say."), "invalid_choice": _("Choose one of these.")},
    )
    text = forms.CharField(
        label=_("In your own words"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    sound = forms.FileField(label=_("A sound file"), required=False)
    picture = forms.FileField(label=_("A drawing or a photo"), required=False)
    for_lead = forms.BooleanField(required=False)

    def __init__(
        self, *args: Any, voice: Voice, is_whole: bool, is_young: bool, local: Mapping[str, str], **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"key": uuid4()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        offered = (*ABOUT_A_PART, *ASKS) if is_whole else ABOUT_A_PART
        self.fields["said"].choices = list(_choices(offered, is_child=is_young))  # type: ignore[attr-defined]
        self.fields["said"].widget.label_size = "m"
        self.fields["said"].widget.list_class = "app-answers"
        if is_whole:
            self.fields["said"].widget.dividers = {Said.INTERPRETER: _("or ask for help")}
        for name in ("text", "sound", "picture"):
            self.fields[name].widget.optional = True
        self.fields["sound"].widget.attrs["accept"] = "audio/*"
        self.fields["picture"].widget.attrs["accept"] = "image/jpeg,image/png,image/webp"
        self.fields["for_lead"].label = str(_("Only my %(lead)s may see this")) % local
        if not voice.is_child:
            del self.fields["for_lead"]

    def clean_text(self) -> str:
        # A browser sends line ends as two characters; nobody counts them so.
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > MOST:
            raise forms.ValidationError(PROBLEMS["long"])
        return text

    def clean_sound(self) -> Media | None:
        return self._media("sound", "audio/")

    def clean_picture(self) -> Media | None:
        return self._media("picture", "image/")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = self.cleaned_data
        is_empty = not self.errors and not (given["text"].strip() or given["sound"] or given["picture"])
        if is_empty and given["said"] == Said.SAY:
            self.add_error("text", PROBLEMS["empty"])
        return given

    def _media(self, name: str, kind: str) -> Media | None:
        given = self.cleaned_data[name]
        if not given:
            return None
        try:
            if given.size > MOST_BYTES:
                raise NotSaid("size")
            found = checked(given.read())
            if not found.type.startswith(kind):
                raise NotSaid("file")
        except NotSaid as refused:
            raise forms.ValidationError(PROBLEMS[refused.reason]) from refused
        return found


def _choices(offered: Iterable[str], *, is_child: bool) -> Iterable[tuple[str, str]]:
    for said in offered:
        words = said_words(said, is_child=is_child)
        picture = symbols.address(SYMBOLS[Said(said)])
        yield str(said), format_html('<img class="app-answers__picture" src="{}" alt="" width="40" height="40"> {}',
                                     picture, words) if picture else words  # fmt: skip
