from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms.enums import Kind

from .question import QuestionBlock


class OptionsBlock(blocks.StreamBlock):
    """The options of a choice: a stream, because ids of stream items survive every way of saving and translating."""

    option = blocks.CharBlock(label=_("Option"), max_length=250, icon="dot-circle")

    class Meta:
        label = _("Options")
        required = False  # the gate asks for two; a draft may have none yet


class YesNoBlock(QuestionBlock):
    """Yes or no."""

    kind = Kind.YES_NO

    class Meta:
        icon = "check"
        label = _("Yes or no")
        description = _("One of the two")


class SingleChoiceBlock(QuestionBlock):
    """One of the options."""

    kind = Kind.SINGLE_CHOICE
    options = OptionsBlock()

    class Meta:
        icon = "radio-full"
        label = _("Single choice")
        description = _("One of several options")


class SeveralChoicesBlock(QuestionBlock):
    """Any of the options."""

    kind = Kind.SEVERAL_CHOICES
    options = OptionsBlock()

    class Meta:
        icon = "list-ul"
        label = _("Several choices")
        description = _("Any number of the options")
