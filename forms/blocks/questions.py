"""The questions of a step: every kind there is, and inside repeating groups every kind that can stand there."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms.enums import Kind
from forms.fields import KINDS

DEEPEST = 2  # a repeating group, and one level inside it


def kinds_at(level: int) -> list[tuple[str, blocks.Block]]:
    """(name, block) of every kind at this level: 0 is the step itself, 1 a row, 2 a row inside a row."""
    found: list[tuple[str, blocks.Block]] = []
    for key, kind in KINDS.items():
        if key == Kind.REPEAT:
            if level < DEEPEST:
                inner = blocks.StreamBlock(kinds_at(level + 1), label=_("Questions of one item"), required=False)
                found.append((key, kind.block([("questions", inner)], grouped=level > 0)))
        elif level == 0:
            found.append((key, kind.block()))
        elif kind.groupable:
            found.append((key, _in_rows(key)))
    return found


@cache
def _in_rows(kind: str) -> blocks.Block:
    """The same block in every row: what the editor is sent names each block once."""
    return KINDS[kind].block(grouped=True)


class QuestionsBlock(blocks.StreamBlock):
    """All kinds. The name of each is its `Kind`."""

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        super().__init__([*kinds_at(0), *(local_blocks or [])], **kwargs)
