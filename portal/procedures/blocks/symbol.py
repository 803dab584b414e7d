from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..choices import symbols


class SymbolBlock(blocks.ChoiceBlock):
    """The picture beside the words. Kept as text: Wagtail would ask for all symbols at each value it reads."""

    def __init__(self, **kwargs: Any) -> None:
        defaults = {"label": _("Picture"), "required": False, "default": "", "search_index": False, "choices": symbols}
        super().__init__(**defaults | kwargs)

    def normalize_choice(self, value: Any) -> Any:
        return value or ""
