"""The form with which somebody's voice is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.plans.media import MOST_BYTES, audio_type

PROBLEMS = {
    "kind": _("The file is not a sound that we can play. Use MP3, M4A, OGG, WebM or WAV."),
    "size": _("The file is larger than 10 MB. Record it in a smaller file."),
}


class RecordingForm(forms.Form):
    """A sound: chosen as a file, or recorded in the page, which becomes a file too."""

    use_required_attribute = False

    sound = forms.FileField(
        label=_("A sound file"),
        help_text=_("MP3, M4A, OGG, WebM or WAV, 10 MB at most."),
        error_messages={
            "required": _("Record the words, or choose a sound file."),
            "empty": _("The file is empty."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sound"].widget.attrs["accept"] = "audio/*"

    def clean_sound(self) -> bytes:
        given = self.cleaned_data["sound"]
        if given.size > MOST_BYTES:
            raise forms.ValidationError(PROBLEMS["size"])
        data: bytes = given.read()
        if audio_type(data) is None:
            raise forms.ValidationError(PROBLEMS["kind"])
        return data
