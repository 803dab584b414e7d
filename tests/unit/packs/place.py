"""A small invented place with one of everything that a pack carries."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale

from content.api import add_synonyms, create_manual, translate, translate_all, translate_page
from portal.procedures.models import (
    EscalationStage,
    GlossaryTerm,
    Jurisdiction,
    LocalContact,
    OwnSymbol,
    Phrase,
    ReadingTemplate,
    RecordManager,
    Terms,
    Timescale,
)  # fmt: skip
from portal.procedures.pictures import made_anew
from portal.procedures.selectors import TERMS
from portal.procedures.services.editors import set_up_editors

PLACE = "here"
PAGE = f"{PLACE}/core-group"


def picture(colour: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()


def make() -> None:
    """Everything of the place, published, in English and Welsh where there is Welsh."""
    set_up_editors()
    english = Locale.objects.get(language_code="en")
    made = Jurisdiction.objects.create(key=PLACE, name="Here", calendar="GB-WLS", closed_days="2026-12-24")
    Timescale.objects.create(jurisdiction=made, key="first_core_group", count=10, unit="working_days", sort_order=0)
    Timescale.objects.create(jurisdiction=made, key="first_review", count=3, unit="months", sort_order=1)
    terms = Terms.objects.create(jurisdiction=PLACE, locale=english, **dict.fromkeys(TERMS, "word"))
    translate(source=terms, language="cy", like=Terms(jurisdiction=PLACE, **dict.fromkeys(TERMS, "gair")))
    duty = {"jurisdiction": PLACE, "key": "duty", "phone": "01632 960111"}
    contact = LocalContact.objects.create(name="Duty team", locale=english, **duty)
    translate(source=contact, language="cy", like=LocalContact(name="Tîm dyletswydd", **duty))
    _record_and_stages(english)
    _for_families(english)
    _manual("cy")


def _record_and_stages(english: Locale) -> None:
    """A manager who ended, the one who follows, and a deputy; one stage for differences."""
    for name, since, until, is_deputy in (
        ("Ann Other", date(2024, 1, 8), date(2025, 8, 29), False),
        ("Kit Lowe", date(2025, 9, 1), None, False),
        ("Dee Putt", date(2024, 1, 8), None, True),
    ):
        made = RecordManager.objects.create(
            jurisdiction=PLACE, name=name, post="Manager", contact="duty", since=since, until=until,
            is_deputy=is_deputy, locale=english,
        )  # fmt: skip
        translate(source=made, language="cy", like=RecordManager(post="Rheolwr"))
    stage = EscalationStage(
        jurisdiction=PLACE, position=1, name="Talk", who="{Lead}", what="Talk.", count=2, locale=english
    )
    stage.save()
    stage.save_revision().publish()
    like = EscalationStage(jurisdiction=PLACE, position=1, name="Siarad", who="{Lead}, cy", what="Siaradwch.", count=2)
    translate_all(source=stage, likes={"cy": like})


def _for_families(english: Locale) -> None:
    symbol = OwnSymbol(name="A house")
    symbol.image = ContentFile(made_anew(BytesIO(picture("green"))), name="house.png")
    symbol.save()
    polish = Locale.objects.get(language_code="pl")
    phrase = Phrase(locale=english, text="We visit.", symbol=symbol.key)
    phrase.save()
    phrase.save_revision().publish()
    translate_all(source=phrase, likes={"pl": Phrase(locale=polish, text="Odwiedzamy.", symbol=symbol.key)})
    word = GlossaryTerm.objects.create(locale=english, word="agency", variants="agencies", meaning="A service.")
    GlossaryTerm.objects.create(
        locale=polish, translation_key=word.translation_key, word="urząd", meaning="Biuro.", variants="urzędy\nurzędu"
    )
    line = {
        "type": "line",
        "id": "6a1f0f6e-51c4-4d0a-9d5e-3f0c2b7c9b11",
        "value": {"text": "Ask.", "symbol": symbol.key},
    }
    section: Any = {"key": "ask", "heading": "Ask us", "symbol": "", "intro": "", "lines": [line]}
    sections = [{"type": "words", "id": "7a1f0f6e-51c4-4d0a-9d5e-3f0c2b7c9b11", "value": section}]
    template = ReadingTemplate.objects.create(locale=english, jurisdiction=PLACE, level="parent", sections=sections)
    template.save_revision().publish()


def _manual(other: str) -> None:
    image = get_image_model().objects.create(title="A door", file=ContentFile(picture("red"), name="door.png"))
    leaflet = get_document_model().objects.create(title="Leaflet", file=ContentFile(b"%PDF-1.4 x", name="leaflet.pdf"))
    create_manual(key=PLACE, jurisdiction=PLACE, shape=shape("", image.pk, leaflet.pk))
    translate_page(key=PLACE, language=other, texts=shape("Cymraeg: ", image.pk, leaflet.pk))


def shape(before: str, image: int, leaflet: int) -> dict[str, Any]:
    """The manual in a language, its words after `before`."""
    link = f'<p>{before}see <a href="page:{PLACE}/first">the <b>first</b> meeting</a>.</p><ul><li>{before}one</li></ul>'
    body = [
        {"type": "text", "heading": f"{before}Who", "text": link},
        {"type": "checklist", "title": f"{before}Bring", "items": [f"{before}the plan", f"{before}notes"]},
        {"type": "timescale", "key": "first_core_group", "text": f"{before}It meets."},
        {"type": "contact", "key": "duty"},
        {"type": "related", "pages": [f"{PLACE}/review"]},
        {"type": "picture", "image": image, "alt": f"{before}A red door"},
        {"type": "download", "title": f"{before}Leaflet", "document": leaflet},
    ]
    return {
        "title": f"{before}Procedures",
        "slug": PLACE,
        "children": [
            {
                "key": PAGE, "slug": "core-group", "title": f"{before}The core group", "summary": f"{before}Who meets.",
                "owner": f"{before}Policy team", "review_by": "2027-04-01", "amendment": f"{before}New.", "body": body,
                "children": [{"key": f"{PLACE}/first", "slug": "first", "title": f"{before}The first meeting"}],
            },
            {"key": f"{PLACE}/review", "slug": "review", "title": f"{before}The review"},
        ],
    }  # fmt: skip


def history() -> None:
    """Another version of the core group's page, its translation, and words that searches count as the same."""
    add_synonyms(language="en", sets=[["moor hen", "moorhen"], ["grey heron", "GH"]])
    add_synonyms(language="cy", sets=[["crëyr", "grëyr"]])
    image = get_image_model().objects.get().pk
    leaflet = get_document_model().objects.get().pk
    for before, language in (("", "en"), ("Cymraeg: ", "cy")):
        later = shape(before, image, leaflet)
        core = later["children"][0]
        core["amendment"], core["amendment_why"] = f"{before}They meet sooner.", f"{before}It was too late."
        core["body"] = [{"type": "important", "text": f"{before}Soon."}, *core["body"][2:]]
        if language == "en":
            create_manual(key=PLACE, jurisdiction=PLACE, shape=later)
        else:
            translate_page(key=PLACE, language=language, texts=later)
