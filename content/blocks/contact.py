from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .key import KeyBlock


class ContactBlock(blocks.StructBlock):
    """Whom to turn to here. The contact is kept once, with the place, and shown on every page that names it."""

    key = KeyBlock("contacts", label=_("Contact"), help_text=_("Names and numbers are kept with the place, not here."))

    class Meta:
        label = _("Local contact")
        icon = "mail"
        help_text = _("Whom to turn to. Kept once with the place, shown here as it is there.")
        template = "content/blocks/contact.html"
        label_format = "{key}"
