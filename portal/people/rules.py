"""The pure core of people: when two addresses are the same, and how long one counts as safe."""

import unicodedata
from datetime import date, timedelta

from .enums import ContactKind

# After so many days somebody has to ask again whether an address is still safe (T10).
CONFIRMED_FOR = timedelta(days=90)
# National numbers are written with and without the country's code: their ends tell them apart.
TELLING_DIGITS = 9


def normal(kind: str, value: str) -> str:
    """A contact as it is compared: how it is written, dots and tags of a mailbox and codes of a country do
    not count."""
    text = unicodedata.normalize("NFKC", value).casefold()
    if kind == ContactKind.PHONE:
        digits = "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdigit())
        return digits[-TELLING_DIGITS:]
    if kind == ContactKind.EMAIL:
        box, _at, host = "".join(text.split()).rpartition("@")
        return f"{box.partition('+')[0].replace('.', '')}@{host.removesuffix('.')}"
    return "".join(sign for sign in text if sign.isalnum())


def is_current(*, is_safe: bool, confirmed_on: date, today: date) -> bool:
    """Whether a contact may be used: said to be safe, and asked about within the last `CONFIRMED_FOR`."""
    return is_safe and today - confirmed_on <= CONFIRMED_FOR
