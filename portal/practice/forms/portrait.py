"""A practitioner's own picture."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.people.drawing import MOST_BYTES


class PortraitForm(forms.Form):
    """One photograph. What it really is, the service finds out."""

    use_required_attribute = False

    photo = forms.FileField(
        label=_("Photo"),
        help_text=_("A JPEG, PNG or WebP file. We keep a small square from its middle."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={
            "required": _("Choose a photo."),
            "empty": _("Choose a photo."),
            "invalid": _("Choose a photo."),
        },
    )

    def clean_photo(self) -> Any:
        """Refuses what is too big before it is read."""
        photo = self.cleaned_data["photo"]
        if (photo.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The file is too big. Choose one under 10 MB."), code="too_big")
        return photo
