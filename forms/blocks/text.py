from django.utils.translation import gettext_lazy as _

from forms.enums import Kind

from .question import QuestionBlock


class ShortTextBlock(QuestionBlock):
    """One line of text."""

    kind = Kind.SHORT_TEXT

    class Meta:
        icon = "pilcrow"
        label = _("Short text")
        description = _("One line: a name, a place")


class LongTextBlock(QuestionBlock):
    """Several lines of text."""

    kind = Kind.LONG_TEXT

    class Meta:
        icon = "doc-full"
        label = _("Long text")
        description = _("As many lines as needed")
