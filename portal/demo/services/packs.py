"""Loading a procedure pack: jurisdiction, terms, manual and plan form, in English and Welsh."""

from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page

from content.api import create_manual, set_up, translate, translate_all, translate_page
from forms.api import FormIndexPage, FormPage, create_form, stable_id, translate_form
from portal.intake.purpose import PLAN
from portal.people.models import User
from portal.procedures.models import (
    EscalationStage,
    Jurisdiction,
    LocalContact,
    LocalForm,
    RecordManager,
    Terms,
    Timescale,
)

from .. import rules
from ..manuals import manual
from ..selectors import Pack
from .media import add_media

SOURCE = settings.LANGUAGE_CODE
# What a place's own file may say of it.
OWN = (
    "name", "calendar", "lawful_bases", "core_group_page", "behaviours", "engagement_options",
    "categories", "register_purpose", "register_basis", "bedroom_between_reviews",
    "review_page", "quorum_agencies", "report_days",
    "core_group_chair", "first_meeting_agenda", "checklist_before", "checklist_during",
    "checklist_after", "plan_aims",
)  # fmt: skip
OTHERS = [code for code in settings.PUBLIC_LANGUAGES if code != SOURCE]


def form_key(pack: Pack) -> str:
    """The key the pack's plan form is made with: its ids come from it."""
    return f"{pack.jurisdiction['key']}-{pack.form['key']}"


def load_pack(pack: Pack, *, by: User | None) -> FormPage:
    """Make everything of a pack and publish it; loading it again brings it up to its files. Returns the form."""
    set_up()
    # The place first: a page that is published keeps the words and figures of its day
    local = _jurisdiction(pack.jurisdiction)
    _terms(pack.jurisdiction)
    _contacts(pack.jurisdiction)
    _managers(pack.jurisdiction)
    _stages(pack.jurisdiction)
    manual = _manual(pack)
    form = _form(pack, {page.slug: page for page in manual.get_descendants()}, by=by)
    LocalForm.objects.update_or_create(jurisdiction=local, purpose=PLAN, defaults={"page": form})
    return form


def _manual(pack: Pack) -> Page:
    key = pack.jurisdiction["key"]
    media = add_media()
    made = create_manual(key=key, jurisdiction=key, shape=manual(pack.jurisdiction, pack.tree, SOURCE, media))
    for language in OTHERS:
        translate_page(key=key, language=language, texts=manual(pack.jurisdiction, pack.tree, language, media))
    return made


def _form(pack: Pack, pages: dict[str, Page], *, by: User | None) -> FormPage:
    key, said = form_key(pack), rules.in_language(pack.form, SOURCE)
    steps = [step | {"procedure": pages[step["procedure"]]} for step in said["steps"]]
    form = create_form(
        parent=_folder(), key=key, title=said["title"], intro=said["intro"], purpose=PLAN, steps=steps, by=by
    )
    for language in OTHERS:
        texts = rules.form_texts(pack.form, key, language, stable_id)
        translate_form(form=form, locale=Locale.objects.get(language_code=language), texts=texts, by=by)
    return form


def _folder() -> FormIndexPage:
    """The folder of forms, beside the public pages and not among them."""
    home = set_up()
    found: FormIndexPage | None = FormIndexPage.objects.filter(locale=home.locale).first()
    if found is None:
        root = Page.objects.get(depth=1)
        found = root.add_child(instance=FormIndexPage(title="Forms", slug="forms", locale=home.locale))
    return found


def _jurisdiction(data: dict[str, Any]) -> Jurisdiction:
    local: Jurisdiction
    local, _ = Jurisdiction.objects.update_or_create(
        key=data["key"],
        defaults={name: data[name] for name in OWN if name in data},
    )
    for order, row in enumerate(data["timescales"]):
        Timescale.objects.update_or_create(
            jurisdiction=local,
            key=row["key"],
            defaults={"count": row["count"], "unit": row["unit"], "sort_order": order},
        )
    return local


def _terms(data: dict[str, Any]) -> None:
    said = {language: rules.in_language(data["terms"], language) for language in (SOURCE, *OTHERS)}
    source = Locale.objects.get(language_code=SOURCE)
    made, _ = Terms.objects.update_or_create(jurisdiction=data["key"], locale=source, defaults=said[SOURCE])
    for language in OTHERS:
        translate(source=made, language=language, like=Terms(jurisdiction=data["key"], **said[language]))


def _contacts(data: dict[str, Any]) -> None:
    source = Locale.objects.get(language_code=SOURCE)
    for row in data.get("contacts", ()):
        said = {language: rules.in_language(row, language) for language in (SOURCE, *OTHERS)}
        made, _ = LocalContact.objects.update_or_create(
            jurisdiction=data["key"], key=row["key"], locale=source, defaults=said[SOURCE]
        )
        for language in OTHERS:
            translate(source=made, language=language, like=LocalContact(jurisdiction=data["key"], **said[language]))


def _managers(data: dict[str, Any]) -> None:
    """Who has kept the record and keeps it, the earliest first: an end goes before what follows it."""
    source = Locale.objects.get(language_code=SOURCE)
    for row in sorted(data.get("managers", ()), key=lambda one: str(one["since"])):
        said = {language: rules.in_language(row, language) for language in (SOURCE, *OTHERS)}
        key = {"jurisdiction": data["key"], "name": row["name"], "since": row["since"]}
        made, _ = RecordManager.objects.update_or_create(**key, locale=source, defaults=said[SOURCE])
        for language in OTHERS:
            translate(source=made, language=language, like=RecordManager(**{**key, **said[language]}))


def _stages(data: dict[str, Any]) -> None:
    source = Locale.objects.get(language_code=SOURCE)
    for position, row in enumerate(data.get("stages", ()), start=1):
        said = {language: rules.in_language(row, language) for language in (SOURCE, *OTHERS)}
        key = {"jurisdiction": data["key"], "position": position}
        made, _ = EscalationStage.objects.update_or_create(**key, locale=source, defaults=said[SOURCE])
        made.save_revision().publish()
        likes = {language: EscalationStage(**{**key, **said[language]}) for language in OTHERS}
        translate_all(source=made, likes=likes)
