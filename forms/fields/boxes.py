"""Several text boxes that make one answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms


class Boxes(forms.MultiWidget):
    """Boxes by name: that of `part` posts as <name>_<part>. What was typed is a list in their order."""

    use_fieldset = True

    def __init__(self, boxes: Mapping[str, forms.Widget]) -> None:
        super().__init__(dict(boxes))
        self.parts = tuple(boxes)

    def decompress(self, value: Any) -> list[str]:
        return [""] * len(self.parts)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [" ".join(str(data.get(f"{name}_{part}") or "").split()) for part in self.parts]


def typed(value: Any, count: int) -> list[str]:
    """What was typed in so many boxes, blank where it is anything else."""
    if isinstance(value, list) and len(value) == count and all(isinstance(text, str) for text in value):
        return [text.strip() for text in value]
    return [""] * count


def pairs(name: str, parts: tuple[str, ...], raw: Any) -> list[tuple[str, str]]:
    """The (name, value) pairs of what was typed in these boxes."""
    given = raw if isinstance(raw, list) and len(raw) == len(parts) else [""] * len(parts)
    return [(f"{name}_{part}", str(text)) for part, text in zip(parts, given, strict=True)]
