from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class RoleBlock(blocks.StructBlock):
    """One person or service, and what is theirs to do."""

    who = blocks.CharBlock(label=_("Who"), max_length=150)
    what = blocks.TextBlock(label=_("Does what"), max_length=600, rows=2)

    class Meta:
        label = _("Person or service")
        icon = "user"
        label_format = "{who}"


class RolesBlock(blocks.StructBlock):
    """Who does what."""

    title = blocks.CharBlock(label=_("Title"), required=False, default="", max_length=150)
    rows = blocks.ListBlock(RoleBlock(), label=_("Who does what"))

    class Meta:
        label = _("Who does what")
        icon = "group"
        help_text = _("Who does what, a line each.")
        template = "content/blocks/roles.html"
        label_format = "{title}"
