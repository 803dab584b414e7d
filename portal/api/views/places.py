"""What is so in a place: hard words, contacts, terms and figures, for anybody."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import translation
from ninja import Router
from pydantic import TypeAdapter

from content.api import Facts, facts, headless_contact
from portal.procedures.selectors import calendar_of

from ..backends import anybody
from ..schemas import ContactsOut, GlossaryOut, TermsOut
from .public import KEPT, tell

router = Router(tags=["places"], auth=anybody)
GLOSSARY, CONTACTS, TERMS = TypeAdapter(GlossaryOut), TypeAdapter(ContactsOut), TypeAdapter(TermsOut)


@router.get(
    "/places/{slug:place}/glossary",
    response=GlossaryOut,
    summary="Hard words and what they mean",
    openapi_extra=KEPT,
    url_name="public_glossary",
)
def glossary(request: HttpRequest, place: str, language: str = "") -> Any:
    """`place` is the key of a place, as `/manuals` tells it."""
    return tell(request, GLOSSARY, language, _of(place, _words))


@router.get(
    "/places/{slug:place}/contacts",
    response=ContactsOut,
    summary="Whom to turn to",
    openapi_extra=KEPT,
    url_name="public_contacts",
)
def contacts(request: HttpRequest, place: str, language: str = "") -> Any:
    """Posts and services, never somebody's own name."""
    return tell(request, CONTACTS, language, _of(place, _contacts))


@router.get(
    "/places/{slug:place}/terms",
    response=TermsOut,
    summary="What a place calls things, and its timescales",
    openapi_extra=KEPT,
    url_name="public_terms",
)
def terms(request: HttpRequest, place: str, language: str = "") -> Any:
    """The figures are those that deadlines are counted with."""
    return tell(request, TERMS, language, _of(place, _terms))


def _of(place: str, told: Callable[[Facts], dict[str, Any]]) -> Callable[[], dict[str, Any]]:
    """What to tell of a place; 404 where there is no such place."""

    def make() -> dict[str, Any]:
        if calendar_of(place) is None:
            raise Http404
        language = translation.get_language()
        return {"place": place, "language": language, **told(facts(place, language))}

    return make


def _words(found: Facts) -> dict[str, Any]:
    return {"words": [{"word": w.word, "variants": list(w.variants), "meaning": w.meaning} for w in found.words]}


def _contacts(found: Facts) -> dict[str, Any]:
    return {"contacts": [headless_contact(one) for _key, one in sorted(found.contacts.items())]}


def _terms(found: Facts) -> dict[str, Any]:
    return {"terms": dict(found.terms), "timescales": dict(found.timescales)}
