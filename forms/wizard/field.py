"""The form field of a question, with its words and what the group around it carries."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.html import conditional_escape

from ..fields import Person, kind_of
from ..spec import Question
from ..words import Words
from .showing import direction


def make_field(
    question: Question, words: Words, people: Sequence[Person] = (), *, within: str = "", name: str = ""
) -> forms.Field:
    """The form field of a question with its words. `within` names the row it stands in, for messages; `name` is its
    name where that is not the question's id.

    Its own words for errors come in where the form adds them (`StepForm.add_error`).
    """
    label = words(f"{question.id}.label")
    field = kind_of(question).field(question, words, words.named(f"{question.id}.label", within), people)
    field.label, field.help_text = label, conditional_escape(words(f"{question.id}.hint"))
    optional = not question.required and question.required_if is None and kind_of(question).asks
    field.widget.optional = optional  # read by the renderer
    field.widget.group_attrs = group_attrs(question, words, name)  # read by the renderer
    return field


def group_attrs(question: Question, words: Words, name: str = "") -> dict[str, str | bool]:
    """What the group around a question carries: what the browser script finds it by, and its language when the
    question is not in the reader's yet. `name` is its field's, where that is not its id."""
    attrs: dict[str, str | bool] = {"data-question": question.id, "data-kind": question.kind}
    if name:
        attrs["data-field"] = name
    return attrs | foreign(question, words)


def foreign(question: Question, words: Words) -> dict[str, str]:
    """lang and dir of a question whose words are not in the reader's language yet; {} when they are.

    Guidance can do without a heading: then its text says it.
    """
    label, body = f"{question.id}.label", f"{question.id}.body"
    language = words.language_of(label if words(label) or not words(body) else body)
    return {} if language == words.language else {"lang": language, "dir": direction(language)}
