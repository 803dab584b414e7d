from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms.enums import Kind

from .plain import PlainQuestionsBlock
from .question import QuestionBlock


class RepeatBlock(QuestionBlock):
    """A group of questions asked once for each item: each concern, each action. Its rows have ids of their own."""

    kind = Kind.REPEAT
    item_name = blocks.CharBlock(
        label=_("Name of one item"), max_length=60, help_text=_("As in “Concern”: shown as “Concern 1”, “Concern 2”.")
    )
    min = blocks.IntegerBlock(label=_("At least"), required=False, min_value=0, max_value=50)
    max = blocks.IntegerBlock(label=_("At most"), required=False, min_value=1, max_value=200)
    questions = PlainQuestionsBlock(label=_("Questions of one item"), required=False)

    class Meta:
        icon = "repeat"
        label = _("Repeating group")
        description = _("The same questions for each item")
