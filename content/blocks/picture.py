from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    """A picture and what it shows, in words."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What it shows"), required=False, default="", max_length=300,
        help_text=_("For those who do not see it. Leave it empty for decoration alone."),
    )  # fmt: skip
    caption = blocks.CharBlock(label=_("Words below it"), required=False, default="", max_length=300)

    class Meta:
        label = _("Picture")
        icon = "image"
        help_text = _("A picture, and what it shows in words.")
        template = "content/blocks/picture.html"
        label_format = "{caption}"
