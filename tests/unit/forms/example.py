"""A small form with every kind of question, and a purpose for it: "excursion"."""

from __future__ import annotations

from typing import Any

from forms.enums import Kind
from forms.purposes import Capture, Purpose

TEXT = (Kind.SHORT_TEXT, Kind.LONG_TEXT)


def excursion() -> Purpose:
    """Needs a destination and stops with what; may take a leader. The host is never asked by the author's side."""
    host: Any = None
    return Purpose(
        key="excursion",
        label="Excursion",
        captures=(
            Capture("destination", "Destination", TEXT),
            Capture("leader", "Leader", (Kind.PERSON,), required=False),
            Capture(
                "stop",
                "Stops on the way",
                (Kind.REPEAT,),
                fields=(
                    Capture("what", "What is there", TEXT),
                    Capture("day", "Which day", (Kind.DATE,), required=False),
                ),
            ),
        ),
        host=host,
    )


def steps() -> list[dict[str, Any]]:
    """Two steps in the shape of `create_form`; the second is shown when the food is packed."""
    return [
        {
            "key": "where",
            "title": "Where to",
            "guidance": "Think of the weather.",
            "questions": [
                {
                    "key": "place",
                    "kind": "short_text",
                    "label": "Which place?",
                    "hint": "A town or a hill",
                    "capture": "destination",
                },
                {"key": "why", "kind": "long_text", "label": "Why there?", "required": False},
                {"key": "start", "kind": "date", "label": "When do we start?"},
                {"key": "rain", "kind": "yes_no", "label": "Do we go in the rain?"},
                {
                    "key": "food",
                    "kind": "single_choice",
                    "label": "What do we eat?",
                    "options": [
                        {"key": "packed", "label": "Packed lunch"},
                        {"key": "inn", "label": "An inn & its soup"},
                    ],
                },
                {"key": "leader", "kind": "person", "label": "Who leads?", "capture": "leader"},
            ],
        },
        {
            "key": "way",
            "title": "On the way",
            "shown_if": "food=packed",
            "questions": [
                {
                    "key": "stops",
                    "kind": "repeat",
                    "label": "Where do we stop?",
                    "capture": "stop",
                    "item_name": "Stop",
                    "min": 1,
                    "max": 5,
                    "questions": [
                        {"key": "what", "kind": "short_text", "label": "What is there?", "capture": "stop.what"},
                        {"key": "day", "kind": "date", "label": "On which day?", "capture": "stop.day"},
                        {
                            "key": "for",
                            "kind": "several_choices",
                            "label": "Whom is it for?",
                            "hint": "All that fit",
                            "options": [{"key": "old", "label": "The old"}, {"key": "young", "label": "The young"}],
                        },
                    ],
                },
            ],
        },
    ]


WELSH = {
    "Excursion to the hills": "Gwibdaith i'r bryniau",
    "Take good shoes.": "Dewch ag esgidiau da.",
    "Where to": "I ble",
    "Think of the weather.": "Meddyliwch am y tywydd.",
    "Which place?": "Pa le?",
    "A town or a hill": "Tref neu fryn",
    "Why there?": "Pam yno?",
    "When do we start?": "Pryd rydym yn cychwyn?",
    "Do we go in the rain?": "A awn ni yn y glaw?",
    "What do we eat?": "Beth fwytawn ni?",
    "Packed lunch": "Pecyn bwyd",
    "An inn & its soup": "Tafarn a'i chawl",
    "Who leads?": "Pwy sy'n arwain?",
    "On the way": "Ar y ffordd",
    "Where do we stop?": "Ble rydym yn aros?",
    "Stop": "Arhosfan",
    "What is there?": "Beth sydd yno?",
    "On which day?": "Ar ba ddiwrnod?",
    "Whom is it for?": "I bwy mae e?",
    "All that fit": "Popeth sy'n gweddu",
    "The old": "Yr hen",
    "The young": "Yr ifanc",
}
