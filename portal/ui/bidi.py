"""Keep numbers, dates and names in their order inside text of the other direction.

In Urdu text a browser shows "01234 567890" as "567890 01234": a wrong telephone number, and no checking tool sees it.
What comes back is safe HTML (made by `format_html`), or the empty string.
"""

import re
from datetime import date, datetime
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_bidi

# Telephone numbers, amounts, dates and ranges in figures: no letter that could say which way they run.
FIGURES = re.compile(r"[\s\d+()\-‐-―−/.,:;#*%£€$–]*\d[\s\d+()\-‐-―−/.,:;#*%£€$–]*")

# How a date is written out. Django's own pattern for "en" is the American one, and for Urdu there is none.
DATE = "j E Y"
DATES = {"hu": "Y. E j.", "lt": "Y \\m. E j \\d.", "pt": "j \\d\\e E \\d\\e Y"}
TIME = "H:i"


def isolate(value: object) -> str:
    """Wrap `value` in <bdi>, escaped; figures run left to right in every language. Empty for None."""
    if value is None or value == "":
        return ""
    text = value if isinstance(value, str) else str(value)
    if FIGURES.fullmatch(text):
        return format_html('<bdi dir="ltr">{}</bdi>', text)
    return format_html("<bdi>{}</bdi>", text)


@lru_cache(maxsize=1024)
def _day_in(day: date, language: str) -> str:
    # A list holds dozens of dates, mostly the same ones, and writing one costs more than the rest of its row.
    direction = "rtl" if get_language_bidi() else "ltr"
    return format_html('<bdi dir="{}"><time datetime="{}">{}</time></bdi>', direction, day.isoformat(), _words(day))


def _words(day: date) -> str:
    return formats.date_format(day, DATES.get(get_language() or "", DATE))


def date_in(value: date | datetime | None, *, with_time: bool = False) -> str:
    """A date in words of the active language ("5 November 2026"), isolated and machine readable. Empty for None.

    An aware datetime is shown in the active time zone; `with_time` adds hours and minutes.
    """
    if value is None:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    stamp = value.date() if isinstance(value, datetime) else value
    if not (with_time and isinstance(value, datetime)):
        return _day_in(stamp, get_language() or "")
    direction, text = "rtl" if get_language_bidi() else "ltr", _words(stamp)
    return format_html(
        '<bdi dir="{}"><time datetime="{}">{}{} <bdi dir="ltr">{}</bdi></time></bdi>',
        direction,
        value.isoformat(timespec="minutes"),
        text,
        "،" if direction == "rtl" else ",",
        formats.time_format(value, TIME),
    )
