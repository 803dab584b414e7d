from __future__ import annotations

from functools import partial
from typing import Any

from wagtail import blocks

from ..facts import choices


class KeyBlock(blocks.ChoiceBlock):
    """What a place knows by a key: a timescale, a contact, where a form begins. The same in every language.

    `kind`: a field of `content.facts.Facts`. Kept as text: what another installation has and this one lacks is no
    reason to lose it.
    """

    def __init__(self, kind: str, **kwargs: Any) -> None:
        super().__init__(choices=partial(choices, kind), search_index=False, **kwargs)

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Nothing: a key is not translated."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """As it was."""
        return value
