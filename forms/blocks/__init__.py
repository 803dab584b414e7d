"""What a form is composed of, as authors see it. The kinds of questions themselves: forms/fields."""

from .logic import ConditionsBlock, EndsBlock, JourneysBlock
from .questions import QuestionsBlock
from .sections import SectionsBlock

__all__ = ["ConditionsBlock", "EndsBlock", "JourneysBlock", "QuestionsBlock", "SectionsBlock"]
