"""What every kind of question can do, and the checks that all typed text passes."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..spec import Answer, Question
from ..words import Words

Person = tuple[str, str]  # (key, name) as the host of the purpose gives them
Raw = Any  # what was typed, valid or not: str, list[str], of a grid {row id: {column id: str} or [column id]}, and of
# a repeating group [{"id": row id, question id: Raw}]

NEW = "+new"  # stands for what is typed beside a list; no key of a host
DAMAGED = "\N{REPLACEMENT CHARACTER}"
_control = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def readable(raw: Raw) -> Raw:
    """The same with every character that no database keeps shown as the replacement character; nothing is dropped."""
    if isinstance(raw, str):
        return _control.sub(DAMAGED, raw.replace("\r\n", "\n"))
    if isinstance(raw, list):
        return [readable(item) for item in raw]
    if isinstance(raw, dict):
        return {key: readable(item) for key, item in raw.items()}
    return raw


def refuse_damaged(value: str, named: str) -> None:
    """Raise ValidationError when the text holds control characters or bytes that were not UTF-8."""
    if DAMAGED in value or _control.search(value):
        raise ValidationError(
            _("“%(question)s” holds characters that cannot be read, shown as %(sign)s. Type them again")
            % {"question": named, "sign": DAMAGED},
            code="damaged",
        )


def wrong_at(message: str, code: str, *boxes: str) -> ValidationError:
    """An error of these boxes of a question. Django formats a message that comes with boxes, so a % is doubled."""
    return ValidationError(message.replace("%", "%%"), code=code, params={"boxes": list(boxes)})


class Offered(tuple[Person, ...]):
    """The people a question can choose, and with them the organisations; passed wherever people are."""

    organisations: tuple[Person, ...] = ()

    @classmethod
    def of(cls, people: Iterable[Person], organisations: Iterable[Person] = ()) -> Offered:
        found = cls(people)
        found.organisations = tuple(organisations)
        return found


def western(text: str) -> str:
    """Digits of any script as 0-9: an Urdu keyboard types ۳ for 3. Anything else stays what it is."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text if sign != DAMAGED)


def left_to_right(text: str, words: Words | None = None) -> str:
    """Figures that keep their order inside text that runs from right to left: isolated there, as they are elsewhere.

    Without words the text around is in the active language.
    """
    language = (words.language if words else "") or get_language() or ""
    return f"\u2066{text}\u2069" if language.split("-")[0] in settings.LANGUAGES_BIDI else text


class Kind(ABC):
    """One kind of question. Instances hold no state; `key` is what stands in a spec."""

    key: ClassVar[str]
    type: ClassVar[str]  # the type of its value for the destination of a submission
    block: ClassVar[Any]  # the `QuestionBlock` that authors fill
    settings: ClassVar[tuple[str, ...]] = ()  # children of the block that `Question.settings` holds under their names
    texts: ClassVar[dict[str, str]] = {}  # child of the block → word: its text is kept as "<question id>.<word>"
    has_options: ClassVar[bool] = False  # the block has a child `options`
    asks: ClassVar[bool] = True  # False for what somebody reads but never answers: guidance, calculated, earlier
    groupable: ClassVar[bool] = True  # may stand inside a repeating group
    operators: ClassVar[tuple[str, ...]] = ("answered",)  # of forms/enums.Operator: what rules may ask of its answer

    @abstractmethod
    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        """A form field whose clean() gives the JSON answer, None when nothing was given.

        `named` is how messages call the question, in the language of `words`.
        """

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        """The answer as plain text in the language of `words`."""
        return str(answer)

    def raw(self, question: Question, answer: Answer) -> Raw:
        """What somebody would have typed to give this answer; raises ValueError for an answer of another kind."""
        if not isinstance(answer, str):
            raise ValueError("not a text")
        return answer

    def setting_of(self, name: str, given: Any) -> Any:
        """The value of a child of its block as `Question.settings` holds it: JSON."""
        return given

    def text_of(self, child: str, given: Any) -> str:
        """The value of a child of its block as a text of the form."""
        return str(given or "")

    def child_of(self, child: str, kept: Any, language: str) -> Any:
        """The way back from `setting_of` and `text_of`: what StreamField JSON holds for a child, in a page of this
        language. Streams of parts are not among them: their ids stand in the settings, their texts apart."""
        return kept

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        """The JSON Schema (2020-12) of its answer, with the words of this language in it."""
        return {"type": "string", "minLength": 1}

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        """The (name, value) pairs a browser would send for what was typed."""
        return [(name, str(raw))]

    def spoken(self, question: Question, raw: Raw, words: Words, people: Sequence[Person] = ()) -> str:
        """What was typed as plain text, whether it is an answer or not."""
        try:
            answer = self.field(question, words, "", people).clean(raw)
        except ValidationError:
            return " ".join(text for text in said(raw) if text)
        return "" if answer is None else self.display(question, answer, words, people)

    def fits(self, question: Question, answer: Answer, people: Sequence[Person] = ()) -> bool:
        """Whether this answer could be given to this question as it stands in this version."""
        try:
            given = self.field(question, Words("", ""), "", people).clean(self.raw(question, answer))
        except (ValidationError, ValueError):
            return False
        return bool(given == answer)


def chosen_badly(message: str) -> dict[str, str]:
    """Messages of a choice. Django formats "invalid_choice" with the value, so a % in a question is doubled."""
    return {"required": message, "invalid_choice": message.replace("%", "%%")}


def said(raw: Raw) -> list[str]:
    """Every text somebody typed, in order."""
    if isinstance(raw, dict):
        raw = list(raw.values())
    if isinstance(raw, list):
        return [text for one in raw for text in said(one)]
    return [] if raw is None or raw == NEW else [str(raw)]


def blank(raw: Raw) -> bool:
    """Whether nothing was typed."""
    if isinstance(raw, str):
        return not raw.strip()
    if isinstance(raw, list):
        return all(blank(item) for item in raw)
    if isinstance(raw, dict):
        return all(blank(value) for key, value in raw.items() if key != "id")
    return raw is None


def options(question: Question, words: Words) -> list[Person]:
    """(option id, label) pairs; an option without words shows its id rather than nothing."""
    return [(option.id, words(f"{option.id}.label") or option.id) for option in question.options]
