"""How far a plan's words are, for one audience and in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.people.selectors import Known
from portal.plans.models import Plan, PlanVersion
from portal.wording.enums import Audience
from portal.wording.models import Wording
from portal.wording.rules import source_text, text_hash
from portal.wording.sections import worded
from portal.wording.selectors import audience_of

from .. import rules


@dataclass(frozen=True, slots=True)
class WordRow:
    """One item and its words. `professional` is the text the words are made from."""

    item: str
    capture: str
    professional: str
    wording: Wording | None
    state: rules.WordState

    @property
    def revision(self) -> int:
        return self.wording.revision if self.wording else 0


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """One item in words and its translation. `may_check`: written by somebody else, for the words as they are now."""

    item: str
    capture: str
    words: Wording
    translation: Wording | None
    state: rules.TranslationState
    may_check: bool

    @property
    def revision(self) -> int:
        return self.translation.revision if self.translation else 0


def worded_captures(audience: str) -> frozenset[str]:
    """The captures an audience reads in words."""
    return worded(audience)


def word_rows(plan: Plan, version: PlanVersion, audience: str) -> list[WordRow]:
    """Every item of the version that this audience reads in words. One query."""
    written = _wordings(plan, audience, version.content["language"])
    return [_word_row(item, written.get(item["id"])) for item in _items(version, audience)]


def translation_rows(plan: Plan, version: PlanVersion, audience: str, language: str, user: Any) -> list[TranslationRow]:
    """Every item that is in words, with its translation. Two queries."""
    words = _wordings(plan, audience, version.content["language"])
    translated = _wordings(plan, audience, language)
    return [
        _translation_row(item, words[item["id"]], translated.get(item["id"]), user)
        for item in _items(version, audience)
        if item["id"] in words
    ]


def languages_for(people: list[Known], own: str) -> list[tuple[Audience, str]]:
    """(audience, language) of every translation that somebody would read, from readers and the plan's own language."""
    wanted = {(audience_of(known), known.person.language) for known in people if known.person.language != own}
    return sorted(wanted, key=lambda one: (one[0] != Audience.FAMILY, one[1]))


Wordings = Mapping[tuple[str, str], Mapping[str, Wording]]  # (audience, language) → item id → wording


def all_wordings(plan: Plan) -> Wordings:
    """{(audience, language): {item id: wording}}: all words of a plan in one query."""
    found: dict[tuple[str, str], dict[str, Wording]] = {}
    for wording in Wording.objects.filter(item__plan=plan):
        found.setdefault((wording.audience, wording.language), {})[str(wording.item_id)] = wording
    return found


def word_progress(version: PlanVersion, audience: str, written: Mapping[str, Wording]) -> rules.Progress:
    """How many items of an audience are in words that fit; `written` is {item id: wording}."""
    states = [_word_row(item, written.get(item["id"])).state for item in _items(version, audience)]
    return rules.progress(states, "written")


def translation_progress(
    version: PlanVersion, audience: str, words: Mapping[str, Wording], translated: Mapping[str, Wording]
) -> rules.Progress:
    """How many items of an audience have a checked translation that fits."""
    rows = [
        _translation_row(item, words[item["id"]], translated.get(item["id"]), None)
        for item in _items(version, audience)
        if item["id"] in words
    ]
    return rules.progress([row.state for row in rows], "checked")


def _items(version: PlanVersion, audience: str) -> list[Mapping[str, Any]]:
    captures = worded_captures(audience)
    return [item for item in version.content["items"] if item["capture"] in captures and source_text(item)]


def _wordings(plan: Plan, audience: str, language: str) -> dict[str, Wording]:
    found = Wording.objects.filter(item__plan=plan, audience=audience, language=language).select_related("written_by")
    return {str(wording.item_id): wording for wording in found}


def _word_row(item: Mapping[str, Any], wording: Wording | None) -> WordRow:
    text = source_text(item)
    state = rules.word_state(wording.source_hash if wording else None, text_hash(text))
    return WordRow(item["id"], item["capture"], text, wording, state)


def _translation_row(item: Mapping[str, Any], words: Wording, translation: Wording | None, user: Any) -> TranslationRow:
    state = rules.translation_state(
        translation.source_hash if translation else None,
        text_hash(words.text),
        is_checked=translation is not None and translation.checked_by_id is not None,
    )
    others = translation is not None and user is not None and translation.written_by_id != user.pk
    return TranslationRow(
        item["id"], item["capture"], words, translation, state, may_check=others and state == "needs_checking"
    )
