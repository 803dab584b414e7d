"""Policy staff make, translate, preview and publish what families read; nobody else comes near it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from content.api import translate
from portal.procedures.enums import Level
from portal.procedures.models import GlossaryTerm, Phrase, ReadingTemplate
from portal.procedures.reading_templates import Line, SectionRule, Template, raw_of
from portal.procedures.selectors import reading_template
from portal.wording.builtin import builtin
from tests.cast import Cast, sign_in

pytestmark = pytest.mark.django_db

SECTIONS = (
    SectionRule("concerns", "items", "Why we worry", captures=("concern",), symbol="worry"),
    SectionRule("rights", "words", "Your rights", lines=(Line("You can ask.", "question"),)),
)


def raw(*sections: SectionRule, language: str = "en") -> list[dict[str, object]]:
    made = Template("parent", language, sections)
    return raw_of(made, lambda name: f"00000000-0000-4000-8000-{abs(hash(name)) % 10**12:012}")


def posted(sections: tuple[SectionRule, ...], **more: str) -> dict[str, str]:
    """What the editor's browser sends for these sections."""
    return {"level": "parent", "jurisdiction": "", "go_live_at": "", "expire_at": "", **dict(_stream(sections)), **more}


def _stream(sections: tuple[SectionRule, ...]) -> Iterator[tuple[str, str]]:
    yield "sections-count", str(len(sections))
    for number, one in enumerate(sections):
        name = f"sections-{number}"
        yield from {f"{name}-deleted": "", f"{name}-order": str(number), f"{name}-type": one.kind,
                    f"{name}-id": str(uuid4()), f"{name}-value-key": one.key, f"{name}-value-heading": one.heading,
                    f"{name}-value-symbol": one.symbol, f"{name}-value-intro": one.intro,
                    f"{name}-value-empty": one.empty, f"{name}-value-only": one.only}.items()  # fmt: skip
        for capture in one.captures:
            yield f"{name}-value-captures", capture
        yield f"{name}-value-lines-count", str(len(one.lines))
        for place, line in enumerate(one.lines):
            inner = f"{name}-value-lines-{place}"
            yield from {f"{inner}-deleted": "", f"{inner}-order": str(place), f"{inner}-type": "line",
                        f"{inner}-id": str(uuid4()), f"{inner}-value-text": line.text,
                        f"{inner}-value-symbol": line.symbol}.items()  # fmt: skip


def address(name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_procedures_readingtemplate:{name}", args=args)


def heading(language: str) -> str:
    found = reading_template("england", "parent", language)
    return found.sections[0].heading if found else ""


@pytest.mark.requirement("R-001-14")
def test_an_editor_makes_previews_and_publishes_a_template(client: Client, cast: Cast) -> None:
    sign_in(client, cast.pat)
    assert client.get(address("add")).status_code == 200
    response = client.post(address("add"), posted(SECTIONS))
    assert response.status_code == 302, response.content.decode()[:2000]
    made = ReadingTemplate.objects.get()
    assert not made.live
    assert heading("en") == ""
    edit = client.get(address("edit", made.pk))
    assert edit.status_code == 200
    preview = address("preview_on_edit", made.pk)
    changed = (SectionRule("concerns", "items", "Why we worry so", captures=("concern",)), *SECTIONS[1:])
    assert json.loads(client.post(preview, posted(changed)).content)["is_valid"]
    body = client.get(preview).content.decode()
    for said in ("Why we worry so", "Your rights", "You can ask.", "Toni was alone", "The plan for Toni"):
        assert said in body
    assert client.post(address("edit", made.pk), posted(changed, **{"action-publish": "x"})).status_code == 302
    assert heading("en") == "Why we worry so"
    later = (SectionRule("concerns", "items", "Not for families yet", captures=("concern",)),)
    assert client.post(address("edit", made.pk), posted(later)).status_code == 302
    assert heading("en") == "Why we worry so"


@pytest.mark.requirement("R-001-14")
def test_what_families_may_not_read_is_refused_at_the_section(client: Client, cast: Cast) -> None:
    sign_in(client, cast.pat)
    wrong = (SectionRule("notes", "items", "Notes", captures=("offender_contact",)),)
    body = client.post(address("add"), posted(wrong)).content.decode()
    assert "Families may not read" in body
    assert not ReadingTemplate.objects.exists()


@pytest.mark.requirement("R-001-22")
def test_a_template_is_translated_string_by_string(client: Client, cast: Cast) -> None:
    source = ReadingTemplate.objects.create(level="parent", sections=raw(*SECTIONS), locale=Locale.get_default())
    source.save_revision().publish()
    words = {"Why we worry": "Pam rydym yn poeni", "Your rights": "Eich hawliau", "You can ask.": "Gallwch ofyn."}
    welsh = json.loads(json.dumps(raw(*SECTIONS)), object_hook=lambda one: {k: _said(v, words) for k, v in one.items()})
    translate(source=source, language="cy", like=ReadingTemplate(level="parent", sections=welsh))
    found = reading_template("wales", "parent", "cy")
    assert found is not None
    assert (found.language, found.sections[0].heading, found.sections[0].captures) == (
        "cy", "Pam rydym yn poeni", ("concern",)
    )  # fmt: skip
    assert found.sections[1].lines == (Line("Gallwch ofyn.", "question"),)
    sign_in(client, cast.pat)
    made = source.get_translation(Locale.objects.get(language_code="cy"))
    assert client.get(address("edit", made.pk)).status_code == 200
    submit = reverse("wagtail_localize:submit_snippet_translation", args=["procedures", "readingtemplate", source.pk])
    assert client.get(submit).status_code == 200


def _said(value: object, words: dict[str, str]) -> object:
    return words.get(value, value) if isinstance(value, str) else value


@pytest.mark.parametrize("language", ["en", "cy", "pl", "ur", "pa"])
@pytest.mark.parametrize("level", Level.values)
@pytest.mark.requirement("R-000-19", "R-X-05")
def test_every_level_is_previewed_in_its_language(level: str, language: str) -> None:
    composed = builtin(level, language)
    made = ReadingTemplate(
        level=level,
        locale=Locale.objects.get(language_code=language),
        sections=raw_of(composed, lambda name: str(uuid4())),
    )
    response = made.make_preview_request()
    body = response.content.decode()
    assert response.status_code == 200
    assert "Toni" in body
    direction = "rtl" if language == "ur" else "ltr"
    assert re.search(rf'<article[^>]* lang="{language}" dir="{direction}"', body)


def test_a_stranger_finds_nothing(client: Client, cast: Cast) -> None:
    made = ReadingTemplate.objects.create(level="parent", sections=raw(*SECTIONS), locale=Locale.get_default())
    for who in (cast.lena, cast.dana):
        sign_in(client, who)
        for name, args in (("list", ()), ("add", ()), ("edit", (made.pk,)), ("preview_on_edit", (made.pk,))):
            assert client.get(address(name, *args)).status_code == 404


def test_editors_never_delete(client: Client, cast: Cast) -> None:
    sign_in(client, cast.pat)
    for model in (ReadingTemplate, GlossaryTerm, Phrase):
        assert not cast.pat.has_perm(f"procedures.delete_{model._meta.model_name}")
        assert cast.pat.has_perm(f"procedures.publish_{model._meta.model_name}")
    made = ReadingTemplate.objects.create(level="parent", sections=raw(*SECTIONS), locale=Locale.get_default())
    assert client.post(address("delete", made.pk)).status_code in (302, 403, 404)
    assert ReadingTemplate.objects.filter(pk=made.pk).exists()


@pytest.mark.parametrize("model", [GlossaryTerm, Phrase])
def test_words_are_listed_and_opened(client: Client, cast: Cast, model: type[GlossaryTerm | Phrase]) -> None:
    given = {"word": "chair", "meaning": "Who leads."} if model is GlossaryTerm else {"text": "Somebody comes."}
    made = model.objects.create(locale=Locale.get_default(), **given)
    sign_in(client, cast.pat)
    name = f"wagtailsnippets_procedures_{model._meta.model_name}"
    assert client.get(reverse(f"{name}:list")).status_code == 200
    assert client.get(reverse(f"{name}:edit", args=[made.pk])).status_code == 200
