"""Forms about words: one item's, in the plan's own language or in another, and a file of an agency."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .services.saving import MAX_LENGTH
from .tongues import Tongue


def too_long(text: str) -> str:
    """What is said of a text beyond the limit."""
    over = len(text) - MAX_LENGTH
    said = ngettext(
        "This is %(over)s character too long. Use %(most)s characters or fewer.",
        "This is %(over)s characters too long. Use %(most)s characters or fewer.",
        over,
    )
    return said % {"over": over, "most": MAX_LENGTH}


class WordsForm(forms.Form):
    """The words of one item; a page holds one such form for each.

    `revision` is that of the words its writer saw: 0 when there were none; `source` the hash of the text they were
    made from. Ids begin with the item's, names do not.
    """

    item = forms.UUIDField(widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    source = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": _("Write the words for this item.")}
    )

    def __init__(
        self, data: Any = None, initial: dict[str, Any] | None = None, *, ident: str, label: str, tongue: Tongue
    ) -> None:
        super().__init__(data, initial=initial, auto_id=f"{ident}-%s", use_required_attribute=False)
        self.fields["text"].label = label
        # The heading says which item it is: all these boxes have the same label.
        self.fields["text"].widget.attrs |= {
            "lang": tongue.code, "dir": tongue.dir, "aria-describedby": f"{ident}-heading", "rows": self._rows()
        }  # fmt: skip

    def _rows(self) -> int:
        """Lines enough for what is in the box, within reason."""
        text = self.typed if self.is_bound else str(self.initial.get("text", ""))
        return min(12, max(3, len(text) // 42 + text.count("\n") + 1))

    def clean_text(self) -> str:
        # A browser sends line ends as two characters; nobody counts them so.
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > MAX_LENGTH:
            raise forms.ValidationError(too_long(text))
        return text

    @property
    def seen(self) -> int:
        """The revision its writer saw; 0 when the form does not say."""
        return int(self.cleaned_data.get("revision") or 0)

    @property
    def typed(self) -> str:
        """What came, valid or not."""
        return str(self.data.get("text", "")).replace("\r\n", "\n")


class FileForm(forms.Form):
    """A file that an agency sends back: XLIFF or PO."""

    use_required_attribute = False

    file = forms.FileField(
        label=_("File from the agency"),
        help_text=_("XLIFF or PO, the kind you exported. At most 1 MB."),
        error_messages={"required": _("Choose the file."), "empty": _("This file is empty.")},
        widget=forms.FileInput(attrs={"accept": ".xlf,.xliff,.po"}),
    )


class PutOffForm(forms.Form):
    """Why words are written later."""

    use_required_attribute = False

    reason = forms.CharField(
        label=_("Why are the words for the child written later?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write down the reason.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A browser cuts off silently what is over a limit; a message does not.
        self.fields["reason"].widget.attrs.pop("maxlength", None)
