"""A date as three boxes: day, month, year."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

PARTS = ("day", "month", "year")


class DateBoxes(forms.MultiWidget):
    """Three text boxes named after their parts. The renderer of portal/ui gives each its label and width."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(dict.fromkeys(PARTS, forms.TextInput), attrs)

    def decompress(self, value: Any) -> list[Any]:
        return [value.day, value.month, value.year] if isinstance(value, date) else [None, None, None]


class DateField(forms.Field):
    """Takes three boxes and gives a `date`. Digits of any script are digits."""

    widget = DateBoxes
    default_error_messages = {
        "required": _("Enter a date."),
        "incomplete": _("A date needs a day, a month and a year."),
        "invalid": _("This is not a real date."),
    }

    def to_python(self, value: Any) -> date | None:
        boxes = dict(zip(PARTS, ((str(part).strip() if part else "") for part in value or ("", "", "")), strict=True))
        empty = [part for part, typed in boxes.items() if not typed]
        if len(empty) == len(PARTS):
            return None
        if empty:
            raise forms.ValidationError(self.error_messages["incomplete"], "incomplete", {"boxes": empty})
        try:
            return date(int(boxes["year"]), int(boxes["month"]), int(boxes["day"]))
        except (ValueError, OverflowError):  # the latter for a year of eleven digits
            raise forms.ValidationError(self.error_messages["invalid"], "invalid") from None
