"""What this room does for rooms below: it shows policy staff a template as a family would see it."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from portal.people.enums import AccountKind
from portal.people.models import User
from portal.procedures.exceptions import UnknownJurisdiction
from portal.procedures.models import ReadingTemplate
from portal.procedures.reading_templates import template_of
from portal.procedures.selectors import glossary, procedure
from portal.wording.reading import Text
from portal.wording.selectors import local_template

from . import invented, markup

NO_PLAN = UUID(int=0)


def preview(request: HttpRequest, edited: ReadingTemplate) -> HttpResponse:
    """The page of an invented plan by the template as it stands in the editor, in its language."""
    language = edited.locale.language_code
    template = template_of(edited.level, language, edited.sections.get_prep_value())
    place = edited.jurisdiction
    with translation.override(language), _seen_by_family(request):
        template = local_template(template, place)
        reading = invented.reading(template, _term(place, language), glossary(place, language), timezone.localdate())
        context = {
            "pieces": markup.shown(markup.write(reading, NO_PLAN), {}),
            "title": reading.title,
            "plan": NO_PLAN,
            "main_lang": reading.language,
            "main_dir": reading.direction,
            "exit_this_page": True,
        }
        return render(request, "family/plan/page.html", context)


@contextmanager
def _seen_by_family(request: HttpRequest) -> Iterator[None]:
    """What stands around the plan is a family's too, not the editor's own menu."""
    editor, request.user = request.user, User(kind=AccountKind.FAMILY)
    try:
        yield
    finally:
        request.user = editor


def _term(place: str, language: str) -> Text:
    try:
        local = procedure(place, language)
    except UnknownJurisdiction:
        return Text("", language)
    return Text(local.terms.get("plan", ""), local.terms_language)
