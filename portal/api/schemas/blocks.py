"""The blocks of a manual's page: `type` tells which one it is. They mirror `content.headless.blocks`.

Texts are plain; `html` holds p, br, b, i, h3, ol, ul, li and a, and nothing else. `id` is the same in every language.
"""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field


class TargetOut(Schema):
    """A page that is pointed at. `path` is the same in every language; `language` is that of the title."""

    path: str
    title: str
    language: str


class FileOut(Schema):
    """A file to take away. `url` stands on this service, `size` is in bytes."""

    url: str
    name: str
    size: int


class PictureOut(Schema):
    """A picture; sizes are in pixels."""

    url: str
    width: int
    height: int


class LocalContactOut(Schema):
    """Whom to turn to in one place. `key` is the same in every language; what nobody wrote is ""."""

    key: str
    name: str
    role: str
    phone: str
    email: str
    hours: str
    address: str
    url: str
    language: str


class _Block(Schema):
    id: str


class TextBlockOut(_Block):
    """Running text."""

    type: Literal["text"]
    heading: str
    html: str


class PointerBlockOut(_Block):
    """A pointer for practice."""

    type: Literal["pointer"]
    title: str
    html: str


class ChecklistBlockOut(_Block):
    """What to do."""

    type: Literal["checklist"]
    title: str
    items: list[str]


class ImportantBlockOut(_Block):
    """What nobody may miss."""

    type: Literal["important"]
    text: str


class DefinitionBlockOut(_Block):
    """A word and what it means."""

    type: Literal["definition"]
    term: str
    meaning: str


class TimescaleBlockOut(_Block):
    """Within which time: `time` in words, from the figures that deadlines are counted with; "" where there is none."""

    type: Literal["timescale"]
    key: str
    time: str
    text: str


class RoleOut(Schema):
    """One person or service, and what is theirs to do."""

    who: str
    what: str


class RolesBlockOut(_Block):
    """Who does what."""

    type: Literal["roles"]
    title: str
    rows: list[RoleOut]


class QuestionOut(Schema):
    """A question, and what follows from yes and from no."""

    question: str
    yes: str
    no: str


class DecisionBlockOut(_Block):
    """How to decide: questions in the order they are asked."""

    type: Literal["decision"]
    title: str
    rows: list[QuestionOut]


class StageOut(Schema):
    """A step in which a difference is settled; `time`: within which, in words."""

    name: str
    who: str
    what: str
    time: str


class StagesBlockOut(_Block):
    """How practitioners settle a difference in this place, from the stages that its deadlines are counted with."""

    type: Literal["stages"]
    title: str
    rows: list[StageOut]


class LawBlockOut(_Block):
    """Words of a law, and where they stand."""

    type: Literal["law"]
    text: str
    source: str
    url: str


class ContactBlockOut(_Block):
    """Whom to turn to here; null where the place has no such contact."""

    type: Literal["contact"]
    key: str
    contact: LocalContactOut | None


class RelatedBlockOut(_Block):
    """Pages that belong to the matter too; "" as title stands for "Related pages"."""

    type: Literal["related"]
    title: str
    pages: list[TargetOut]


class FormBlockOut(_Block):
    """Where a form begins. `purpose` is what `/forms` asks for; `address` is that of our own screens."""

    type: Literal["form"]
    purpose: str
    label: str
    address: str


class DownloadBlockOut(_Block):
    """A file and what it is for."""

    type: Literal["download"]
    title: str
    text: str
    file: FileOut | None


class VideoBlockOut(_Block):
    """A film: the address of one elsewhere, or a file with its captions (WebVTT). `html` is everything said in it."""

    type: Literal["video"]
    title: str
    url: str
    file: FileOut | None
    captions: FileOut | None
    html: str


class TableBlockOut(_Block):
    """A table. `head`: the headings of its columns."""

    type: Literal["table"]
    caption: str
    head: list[str]
    rows: list[list[str]]


class PictureBlockOut(_Block):
    """A picture; `alt` is "" for decoration."""

    type: Literal["picture"]
    alt: str
    caption: str
    picture: PictureOut | None


BlockOut = Annotated[
    TextBlockOut | PointerBlockOut | ChecklistBlockOut | ImportantBlockOut | DefinitionBlockOut | TimescaleBlockOut
    | RolesBlockOut | DecisionBlockOut | StagesBlockOut | LawBlockOut | ContactBlockOut | RelatedBlockOut
    | FormBlockOut | DownloadBlockOut | VideoBlockOut | TableBlockOut | PictureBlockOut,
    Field(discriminator="type"),
]  # fmt: skip
