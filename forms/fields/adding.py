"""The box of a question that takes files, and what it takes.

A browser sends new files as "<question id>-file", those added before as hidden "<question id>", and the button beside
one of them as "remove-<question id>-<upload id>": it all works without JavaScript.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import get_default_renderer
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..spec import Question
from .files import GROUPS, MEGABYTE, TYPES

LARGEST = 25  # megabytes a file may have at most, whatever an author writes
MOST = 20
SENT = "-file"  # ends the name of the box that new files come in
_id = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Added:
    """A file that has been added: the id of its upload, its name and size in bytes, where it can be read."""

    id: str
    name: str
    size: int
    href: str


def is_upload_id(text: Any) -> bool:
    """Whether this can be the id of an upload."""
    return isinstance(text, str) and _id.fullmatch(text) is not None


def largest(question: Question) -> int:
    """Bytes one file of this question may have."""
    return min(int(question.settings.get("largest") or LARGEST), LARGEST) * MEGABYTE


def most(question: Question) -> int:
    """How many files this question takes."""
    return min(int(question.settings.get("most") or 1), MOST)


def accepts(question: Question) -> frozenset[str]:
    """The media types this question takes."""
    groups = set(question.settings.get("accepts") or GROUPS)
    return frozenset(one.media for one in TYPES.values() if one.group in groups)


def too_many(question: Question, named: str) -> str:
    """What is said when there are more files than the question takes."""
    count = most(question)
    return ngettext(
        "“%(question)s” takes %(count)s file. Remove the others",
        "“%(question)s” takes %(count)s files. Remove the others",
        count,
    ) % {"question": named, "count": count}


class FilesWidget(forms.Widget):
    """The files already added, each with a button that takes it out, and a box for more."""

    template_name = "forms/fields/file.html"

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.added: Mapping[str, Added] = {}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        given = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        return [one for one in given if one]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False  # a browser sends nothing at all for no file

    def format_value(self, value: Any) -> Any:
        return value

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        given = context["widget"]["attrs"]
        context["invalid"] = given.pop("aria-invalid", "") == "true"
        # Django's names for the hint and the error, as the service's own frame calls them
        described = str(given.get("aria-describedby", ""))
        context["described"] = re.sub(r"_(?:helptext|error)\b", _frame_id, described)
        context["added"] = [self.added[one] for one in value or [] if one in self.added]
        media = accepts(self.question)
        taken = [one for one in TYPES.values() if one.media in media]
        context["accept"] = ",".join(suffix for one in taken for suffix in one.suffixes)
        context["takes"] = _("%(types)s, up to %(size)s MB each") % {
            "types": ", ".join(dict.fromkeys(one.suffixes[0][1:].upper() for one in taken)),
            "size": largest(self.question) // MEGABYTE,
        }
        context["chosen"] = _("%(count)s files chosen") % {"count": "%{count}"}  # filled in by the browser
        context["several"] = most(self.question) > 1
        context["full"] = len(context["added"]) >= most(self.question)
        return context

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        return super().render(name, value, attrs, renderer or get_default_renderer())


def _frame_id(found: re.Match[str]) -> str:
    return {"_helptext": "-hint", "_error": "-error"}[found[0]]


class FilesField(forms.Field):
    """Upload ids. Which ones there are is known only when a draft is opened: `know` tells the field of one request."""

    widget: FilesWidget

    def __init__(self, question: Question, named: str) -> None:
        super().__init__(
            widget=FilesWidget(question),
            error_messages={"required": _("Add a file to “%(question)s”") % {"question": named}},
        )
        self.question, self.named = question, named
        self.known: frozenset[str] | None = None

    def know(self, added: Iterable[Added]) -> None:
        """The uploads of this draft and question: no other id is an answer."""
        self.widget.added = {one.id: one for one in added}
        self.known = frozenset(self.widget.added)

    def clean(self, value: Any) -> list[str] | None:
        given = list(dict.fromkeys(value)) if isinstance(value, list) and all(map(is_upload_id, value)) else None
        if value and (given is None or (self.known is not None and not self.known.issuperset(given))):
            raise ValidationError(
                _("A file of “%(question)s” is not there any more. Add it again") % {"question": self.named},
                code="unknown",
            )
        if not given:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        if len(given) > most(self.question):
            raise ValidationError(too_many(self.question, self.named), code="too_many")
        return given
