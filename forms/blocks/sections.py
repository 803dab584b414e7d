from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SectionsBlock(blocks.StreamBlock):
    """The sections of a form, in order; each step says which it belongs to."""

    section = blocks.CharBlock(label=_("Section"), max_length=120, icon="list-ul")

    class Meta:
        label = _("Sections")
        required = False
