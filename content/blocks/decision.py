from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class QuestionBlock(blocks.StructBlock):
    """A question that is answered with yes or no, and what follows from each."""

    question = blocks.CharBlock(label=_("Question"), max_length=300)
    yes = blocks.TextBlock(label=_("If yes"), max_length=600, rows=2)
    no = blocks.TextBlock(label=_("If no"), max_length=600, rows=2)

    class Meta:
        label = _("Question")
        icon = "help"
        label_format = "{question}"


class DecisionBlock(blocks.StructBlock):
    """How to decide: questions in the order they are asked."""

    title = blocks.CharBlock(label=_("Title"), required=False, default="", max_length=150)
    rows = blocks.ListBlock(QuestionBlock(), label=_("Questions"))

    class Meta:
        label = _("How to decide")
        icon = "order-down"
        help_text = _("Questions to ask in this order, and what follows from yes and no.")
        template = "content/blocks/decision.html"
        label_format = "{title}"
