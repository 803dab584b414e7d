"""Reading forms, drafts and submissions: asked for by what they are, never by page.

What never changes is kept in memory, by id and in bounded number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from .models import Draft, DraftStep, FormPage, FormText, FormVersion, Submission
from .prepared import PreparedRows, Slot
from .purposes import Host, purposes
from .rules import Outline, outline
from .sources import Source, sources
from .spec import Texts
from .spec_json import decode
from .variables import Said, Variables
from .words import Words


def current_version(form: UUID | str) -> FormVersion | None:
    """The newest published version of the form with this key (the translation key of its page), or None."""
    return FormVersion.objects.filter(form=form).order_by("-number").first()


def current_versions(purpose: str) -> list[FormVersion]:
    """The newest version of each form with this purpose that authors have not withdrawn (its page is live).

    Ordered by key, so that a single form a purpose is `current_versions(purpose)[0]`.
    """
    newest = FormVersion.objects.filter(form=OuterRef("form")).order_by("-number").values("number")[:1]
    live = FormPage.objects.filter(live=True).values("translation_key")
    return list(FormVersion.objects.filter(purpose=purpose, form__in=live, number=Subquery(newest)).order_by("form"))


def source_texts(version: FormVersion) -> Texts:
    """The words of a version in the language it was written in."""
    texts: Texts = version.texts.get(language=version.source_language).texts
    return texts


@lru_cache(maxsize=64)
def form_of(version: UUID) -> Outline:
    """The published form with this version id. A version never changes, so neither does what is kept here."""
    return outline(decode(FormVersion.objects.values_list("spec", flat=True).get(pk=version)))


@lru_cache(maxsize=64)
def sources_of(version: UUID) -> Mapping[str, tuple[Source, ...]]:
    """What the calculated values of a version are worked out from, by question id."""
    return sources(form_of(version).spec)


def words_of(version: FormVersion, language: str) -> Words:
    """The words of a version in a language, those of its place in them. A text published later raises
    `texts_revision`, and a term or a figure of the place that is changed is asked for anew: both are seen at once."""
    return words_by(version.pk, version.texts_revision, version.source_language, language, *said_of(version, language))


def said_of(version: FormVersion, language: str) -> tuple[Said, Said]:
    """What the place of a form says for the variables in its texts: in the language, and in the source's for what is
    not translated. Asks the purpose's host, once a version that is in hand, and only where there are any."""
    kept: dict[str, tuple[Said, Said]] = version.__dict__.setdefault("_said", {})
    if language not in kept:
        names = _variables(version.pk, version.texts_revision, version.source_language, language)
        kept[language] = place_says(names, version.purpose, str(version.form), (language, version.source_language))
    return kept[language]


@lru_cache(maxsize=256)
def _variables(version: UUID, texts_revision: int, source: str, language: str) -> Variables:
    return words_by(version, texts_revision, source, language, (), ()).variables()


def place_says(names: Variables, purpose: str, form: str, languages: tuple[str, str]) -> tuple[Said, Said]:
    """What the place of the form with this key says for `names`, as `Words.variables` gives them, in two `languages`:
    the reader's and the source's."""
    known = purposes().get(purpose) if any(names) else None
    if known is None:
        return (), ()
    own, other = (
        _said(known.host, form, language, some) if some else () for some, language in zip(names, languages, strict=True)
    )
    return own, other


def _said(host: Host, form: str, language: str, names: Collection[str]) -> Said:
    found = host.variables(form, language)
    return tuple((name, found[name]) for name in sorted(names) if name in found)


@lru_cache(maxsize=256)
def words_by(version: UUID, texts_revision: int, source: str, language: str, said: Said, said_in_source: Said) -> Words:
    """As `words_of`, by ids and what the place says: the key under which the words are kept."""
    if said or said_in_source:
        written = words_by(version, texts_revision, source, language, (), ())
        return written.saying(dict(said), dict(said_in_source))
    rows = FormText.objects.filter(version=version, language__in={source, language})
    texts = dict(rows.values_list("language", "texts"))
    return Words(language, source, texts.get(language, {}), texts.get(source, {}))


_DRAFT = [field.attname for field in Draft._meta.concrete_fields]
_VERSION = [field.attname for field in FormVersion._meta.concrete_fields if field.name != "spec"]
_STEP = [field.attname for field in DraftStep._meta.concrete_fields]


def _drafts() -> QuerySet[Draft, tuple[Any, ...]]:
    found = Draft.objects.filter(pk=Slot("draft", Draft._meta.get_field("id")))
    return found.values_list(*_DRAFT, *(f"version__{name}" for name in _VERSION))


_draft = PreparedRows(_drafts)
_locked_draft = PreparedRows(lambda: _drafts().select_for_update(of=("self",)))


def draft_of(draft: UUID, *, lock: bool) -> Draft | None:
    """The draft with its version, but for the spec; None where there is none. One statement where there is one.

    With `lock` its row is locked until the transaction ends. Says nothing about who may open it.
    """
    # PostgreSQL finds nothing when the draft was moved to another version while this waited for its lock: it holds the
    # new draft against the old version. Asked again, with the lock held, it finds both.
    rows = (_locked_draft(draft=draft) or _locked_draft(draft=draft)) if lock else _draft(draft=draft)
    if not rows:
        return None
    found = Draft.from_db("default", _DRAFT, rows[0][: len(_DRAFT)])
    found.version = FormVersion.from_db("default", _VERSION, rows[0][len(_DRAFT) :])
    return found


_step = PreparedRows(
    lambda: DraftStep.objects.filter(
        draft=Slot("draft", Draft._meta.get_field("id")), step=Slot("step", DraftStep._meta.get_field("step"))
    ).values_list(*_STEP)
)


def step_row(draft: Draft, step: str) -> DraftStep | None:
    """The row of one step, None when nobody has saved it."""
    rows = _step(draft=draft.pk, step=step)
    return DraftStep.from_db("default", _STEP, rows[0]) if rows else None


def step_rows(draft: Draft, steps: Iterable[str]) -> dict[str, DraftStep]:
    """The rows of these steps by step id; a step nobody has saved has none."""
    return {row.step: row for row in DraftStep.objects.filter(draft=draft, step__in=set(steps))}


def all_rows(draft: Draft) -> dict[str, DraftStep]:
    """Every saved step of the draft by step id."""
    return {row.step: row for row in DraftStep.objects.filter(draft=draft)}


def step_states(draft: Draft) -> dict[str, bool]:
    """Whether each saved step is complete, by step id, without its answers."""
    return dict(DraftStep.objects.filter(draft=draft).values_list("step", "complete"))


def answers_in(rows: Iterable[DraftStep]) -> dict[str, Any]:
    """All answers of these rows in one mapping."""
    answers: dict[str, Any] = {}
    for row in rows:
        answers |= row.answers
    return answers


def drafts_about(subject: str) -> QuerySet[Draft]:
    """The drafts about this subject that nobody has sent yet, newest first. Says nothing about who may open them."""
    return (
        Draft.objects.filter(subject=subject, submitted_at=None)
        .select_related("version", "owner")
        .defer("version__spec")
        .order_by("-started_at")
    )


def submissions_about(subject: str) -> QuerySet[Submission]:
    """What was sent about this subject, newest first."""
    return (
        Submission.objects.filter(subject=subject)
        .select_related("version", "submitted_by")
        .defer("version__spec")
        .order_by("-submitted_at")
    )


def last_submission(purpose: str, subject: str) -> Submission | None:
    """The newest submission of any form with this purpose about this subject, None where there is none."""
    return submissions_about(subject).filter(version__purpose=purpose).first()
