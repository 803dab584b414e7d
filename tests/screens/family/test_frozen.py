"""What was given stays as it was given, whatever policy staff publish afterwards."""

import io
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from portal.people.selectors import network
from portal.procedures.models import GlossaryTerm, Phrase, ReadingTemplate
from portal.procedures.reading_templates import Line, SectionRule, Template, raw_of
from portal.procedures.selectors import glossary, reading_template
from portal.wording.enums import Audience
from portal.wording.models import Reading
from portal.wording.reading import from_json
from portal.wording.selectors import making
from portal.wording.services import pick
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, TODAY, make_plan, release_to, word

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-001-14", "R-001-22")]
SENTENCE = "A neighbour stays in the evening."


def template(heading: str) -> list[dict[str, Any]]:
    """Why there is a plan, and a line of one's rights, under this heading."""
    rules = (
        SectionRule("concerns", "items", heading, intro=f"{heading}: so.", captures=("concern",), symbol="worry"),
        SectionRule("rights", "words", f"{heading}, and you", lines=(Line("You can ask.", "question"),)),
    )
    return raw_of(Template("parent", "en", rules), lambda name: f"00000000-0000-4000-8000-{len(name):012d}")


def shown(client: Client, plan: object, folder: Path) -> tuple[object, ...]:
    """All that a reader gets: the article, the JSON, the words of the PDF and how many pages it has."""
    page = client.get(reverse("family:plan", args=[plan])).content.decode()
    pdf = client.get(reverse("family:pdf", args=[plan])).content
    file = folder / "plan.pdf"
    file.write_bytes(pdf)
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = len(opened.pages)
    start = page.index("<article")
    return page[start : page.index("</article>")], client.get(f"/api/v1/readings/{plan}").json(), text, pages


def test_a_released_reading_stays_when_template_glossary_and_phrases_change(
    cast: Cast, client: Client, tmp_path: Path
) -> None:
    english = Locale.get_default()
    composed = ReadingTemplate.objects.create(level="parent", locale=english, sections=template("First"), live=True)
    term = GlossaryTerm.objects.create(word="neighbour", meaning="Who lives next door.", locale=english)
    phrase = Phrase.objects.create(text=SENTENCE, capture="concern", locale=english)
    plan = make_plan(cast.robin, cast.lena, cast.lena)
    word(plan, cast.lena)
    concern = plan.items.get(capture="concern")
    pick(plan=plan, item=concern.pk, audience=Audience.FAMILY, phrase=phrase.translation_key, texts={"en": SENTENCE},
         revision=1, by=account(cast.lena), now=NOW)  # fmt: skip
    release_to(plan, cast.dana, cast.lena)
    given = Reading.objects.get(plan=plan)
    sign_in(client, cast.dana)
    before = shown(client, plan.pk, tmp_path)
    assert "First: so." in str(before[0]) and "Who lives next door." in str(before[2])
    frozen = (given.content, given.content_hash)

    composed.sections = template("Second")
    composed.save()
    composed.save_revision().publish()
    ReadingTemplate.objects.create(level="parent", jurisdiction="england", locale=english, live=True,
                                   sections=template("Third"))  # fmt: skip
    term.meaning = "Somebody else."
    term.save_revision().publish()
    GlossaryTerm.objects.create(word="evening", meaning="When it is dark.", locale=english)
    phrase.text = "A friend stays in the evening."
    phrase.save_revision().publish()

    # It did change what a Reading made today would say …
    known = next(one for one in network(cast.robin) if one.person == cast.dana)
    found = reading_template("england", "parent", "en")
    assert found is not None and found.sections[0].heading == "Third"
    assert {one.meaning for one in glossary("england", "en")} >= {"Somebody else.", "When it is dark."}
    assert making(plan, known, TODAY).template.sections[0].heading == "Third"
    # … and nothing of what was given: not the record, not a page, also where it is laid out anew.
    given = Reading.objects.get(pk=given.pk)
    assert (given.content, given.content_hash) == frozen
    assert shown(client, plan.pk, tmp_path) == before
    given.markup.delete()
    assert shown(client, plan.pk, tmp_path) == before
    assert from_json(given.content).sections[0].heading == "First"

    composed.unpublish()
    term.delete()
    phrase.delete()
    assert shown(client, plan.pk, tmp_path) == before
