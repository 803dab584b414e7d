from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from .prose import ProseBlock


class VideoBlock(blocks.StructBlock):
    """A film: a file of ours with its captions, or the address of one elsewhere. Always with its words in writing.

    A film elsewhere is a link and nothing more: no reader is shown to a stranger without having chosen it.
    """

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    url = blocks.URLBlock(label=_("Address of a film elsewhere"), required=False, default="")
    document = DocumentChooserBlock(label=_("Film, an MP4 or WebM file"), required=False)
    captions = DocumentChooserBlock(label=_("Captions, a WebVTT file"), required=False)
    transcript = ProseBlock(label=_("Everything that is said and shown, in writing"))

    class Meta:
        label = _("Video")
        icon = "media"
        help_text = _("A film with captions, and all its words in writing.")
        template = "content/blocks/video.html"
        label_format = "{title}"

    def clean(self, value: Any) -> Any:
        """One film, and a file of ours with captions."""
        cleaned = super().clean(value)
        errors = {}
        if bool(cleaned["url"]) == bool(cleaned["document"]):
            errors["url"] = ValidationError(_("Give the film as a file or as an address, not both."))
        if cleaned["document"] and not cleaned["captions"]:
            errors["captions"] = ValidationError(_("Add captions: not everybody can hear the film."))
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return cleaned
