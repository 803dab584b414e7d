"""What somebody reads and does not answer.

The step's form gives its text as the initial value of the field; nothing is ever taken from what is sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms


class ShownWidget(forms.Widget):
    """Draws `component` with the text."""

    component = "forms/fields/shown.html"  # drawn with it by the renderer
    asks = False  # so the renderer never calls it optional

    def value_from_datadict(self, data: Any, files: Any, name: str) -> None:
        return None

    def look(self, name: str, value: Any, ident: str, wrong: Sequence[str]) -> dict[str, Any]:
        """What its template needs."""
        return {"name": name, "shown": "" if value is None else str(value)}


class ShownField(forms.Field):
    """Never required and never wrong; `initial` is the text to show."""

    def __init__(self, widget: ShownWidget | None = None) -> None:
        super().__init__(widget=widget or ShownWidget(), required=False, disabled=True)

    def clean(self, value: Any) -> None:
        return None
