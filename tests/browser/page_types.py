"""One page of every type that the service has, for what has to hold on all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone, translation

from content import pdf
from content.archive import page_of
from content.audiences import AUDIENCES
from content.models import Paper, ProcedurePage
from content.services.pages import create_page, translate_page
from portal.people.models import Person
from tests.cast import Cast
from tests.drafts import make_draft
from tests.plans import make_plan
from tests.screens.content.test_blocks import files
from tests.unit.content.manual import make, page
from tests.unit.content.place import EVERY, EVERY_WELSH, PAGE, PAGE_WELSH, told

from .journey import given

LANGUAGES = ("en", "cy", "ur")


@dataclass(frozen=True)
class Kind:
    """A page of this type: what it is called in messages, where it is, who opens it (None: anybody)."""

    name: str
    path: str
    who: Person | None = None
    status: int = 200


@contextmanager
def furnished(cast: Cast) -> Iterator[Callable[[str], list[Kind]]]:
    """Every type of page with something on it: gives a function from a language to its pages."""
    more = files()
    parent = make()
    with told():
        every = create_page(parent=parent, shape={**PAGE, "body": [*EVERY, *more]})
        texts = {**PAGE_WELSH, "key": PAGE["key"], "body": [*EVERY_WELSH, *_in_welsh(more)]}
        translate_page(key=PAGE["key"], language="cy", texts=texts)
        staff = list(_staff(cast))
        yield lambda language: [
            *_public(every, language), *_papers(language), *_service(language), *_family(cast, language), *staff
        ]  # fmt: skip


def _in_welsh(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    words = {"title", "text", "alt", "caption"}
    return [{key: f"Cymraeg: {said}" if key in words else said for key, said in one.items()} for one in blocks]


def _public(every: ProcedurePage, language: str) -> Iterator[Kind]:
    key = every.translation_key
    asked = {"cy": "cyfarfod"}.get(language, "meeting")
    below = {
        "home": "",
        **{f"home for {one.key}": f"for/{one.key}/" for one in AUDIENCES},
        "index": "invented/",
        "part": "invented/the-core-group/",
        "page with every block": "invented/every/",
        "page that nobody translated": "invented/the-core-group/the-first-meeting/",
        "archive": f"editions/{key}/",
        "edition": f"editions/{key}/1/",
        "version of a day that is none": f"editions/{key}/?on=tomorrow",
        "version of a day before the first": f"editions/{key}/?on=1999-12-31",
        "what to print": f"papers/{key}/",
        "PDF to ask for": f"papers/{key}/page/",
        "search": "search/",
        "search with results": f"search/?q={asked}",
        "search without results": "search/?q=xyzzy",
    }
    for name, path in below.items():
        yield Kind(name, f"/{language}/{path}")


def _papers(language: str) -> Iterator[Kind]:
    """PDFs that were asked for, each of a page of its own: how far the worker is with them."""
    state = Paper.State
    for slug, how, status in (
        ("the-core-group", {"state": state.WAITING}, 202),
        ("the-review", {"state": state.WORKING, "done": 3, "total": 7}, 202),
        ("the-first-meeting", {"state": state.READY, "file": ContentFile(b"%PDF-1.7", "paper.pdf")}, 200),
        ("later-meetings", {"state": state.FAILED}, 200),
    ):
        key = page(slug).translation_key
        with translation.override(language):
            found = page_of(key)
            assert found is not None
            stamp = pdf.stamp_of(found, below=False)
        of = {"translation_key": key, "language": language, "below": False, "asked_at": timezone.now()}
        Paper.objects.create(stamp=stamp, **of, **how)
        yield Kind(f"PDF, {how['state']}", f"/{language}/papers/{key}/page/", status=status)


def _service(language: str) -> Iterator[Kind]:
    for name in ("accessibility", "cookies", "status"):
        yield Kind(name, f"/{language}/{name}/")
    yield Kind("not found", f"/{language}/no/such/page/", status=404)
    yield Kind("sign-in", "/accounts/login/")
    yield Kind("help with signing in", "/accounts/help/")
    yield Kind("API documentation", "/api/v1/docs/")


def _family(cast: Cast, language: str) -> Iterator[Kind]:
    child, reader = {
        "en": (cast.robin, cast.dana), "cy": (cast.cai, cast.cai.person), "ur": (cast.sami, cast.amina),
    }[language]  # fmt: skip
    plan = given(cast, child, reader, language)
    for name, path in {"plans": "", "plan": f"plans/{plan.pk}/", "answer": f"plans/{plan.pk}/answer/"}.items():
        yield Kind(f"family's {name}", f"/my/{path}", reader)


def _staff(cast: Cast) -> Iterator[Kind]:
    plan = make_plan(cast.wren, cast.lena, cast.dana, [cast.tom])
    draft = make_draft(cast.robin, cast.lena)
    for name, path in {
        "children": "/children/",
        "child": f"/children/{cast.wren.pk}/",
        "plan": f"/plans/{plan.pk}/",
        "meetings": f"/plans/{plan.pk}/meetings/",
        "steps": f"/drafts/{draft.pk}/",
        "step": f"/drafts/{draft.pk}/steps/s1/",
    }.items():
        yield Kind(f"practitioner's {name}", path, cast.lena)
