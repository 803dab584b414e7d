from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class CapturesBlock(blocks.MultipleChoiceBlock):
    """Captured things that families may read; any other is refused by name. Kept as text: Wagtail would ask for all
    choices at each value it reads."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(search_index=False, **kwargs)
        self.field.error_messages["invalid_choice"] = _("Families may not read “%(value)s”.")

    def normalize_choice(self, value: Any) -> Any:
        return value
