from .answers import (
    Voice,
    answer_for,
    answers_of,
    answers_to,
    last_read,
    new_answers,
    new_replies,
    open_count,
    part_of,
    said_by_part,
    said_since,
    voice,
)
from .asking import heard_since, to_ask
from .people import PersonRow, follow_ups, person_rows, to_explain

__all__ = [
    "PersonRow",
    "Voice",
    "answer_for",
    "answers_of",
    "answers_to",
    "follow_ups",
    "heard_since",
    "last_read",
    "new_answers",
    "new_replies",
    "open_count",
    "part_of",
    "person_rows",
    "said_by_part",
    "said_since",
    "to_ask",
    "to_explain",
    "voice",
]
