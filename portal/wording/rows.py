"""How far a plan's words are, for one audience and in one language."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from portal.people.selectors import network
from portal.plans.models import Plan, PlanVersion

from . import levels, names, states
from .languages_wanted import Recipient, translations_wanted
from .models import Wording
from .rules import source_text, text_hash
from .sections import worded
from .selectors import audience_of, readers
from .standing import standing_of


@dataclass(frozen=True, slots=True)
class WordRow:
    """One item and its words. `professional` is the text the words are made from."""

    item: str
    capture: str
    professional: str
    wording: Wording | None
    state: states.WordState

    @property
    def revision(self) -> int:
        return self.wording.revision if self.wording else 0


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """One item in words and its translation.

    `source` and `target` are both with "[Name 1]" for the names, which are `names` in that order; `people` are those
    hidden even where the author did not mark them. `may_check`: written by somebody else, for the words as they are
    now. `restricted`: the item holds something that no machine is given.
    """

    item: str
    capture: str
    words: Wording
    translation: Wording | None
    state: states.TranslationState
    may_check: bool
    source: str
    names: tuple[str, ...]
    target: str
    restricted: bool = False
    people: tuple[str, ...] = ()

    @property
    def revision(self) -> int:
        return self.translation.revision if self.translation else 0

    @property
    def words_hash(self) -> str:
        """The hash of the words as they are now."""
        return text_hash(self.words.text)

    @property
    def checked(self) -> str:
        """The last checked translation, masked, where it is not what the box holds."""
        text = self.translation.checked_text if self.translation else ""
        if not self.translation or text == self.translation.text:
            return ""
        return names.masked(names.marked(text, self.people), self.names)[0]

    def named(self) -> list[tuple[str, str]]:
        """(token, name) of each hidden name, for those who may know them."""
        return [(names.token(number), name) for number, name in enumerate(self.names, 1) if name]


def people_of(plan: Plan) -> tuple[str, ...]:
    """The names of everybody around the child, hidden from translators wherever they stand. One query."""
    found: set[str] = set()
    for known in network(plan.child):
        person = known.person
        given = {str(person), person.given_name, person.family_name}
        parts = {part for name in given for part in re.split(r"[\s-]+", name) if len(part) > 2 and not part.islower()}
        found |= given | parts
    written = {name.strip() for name in found}
    return tuple(sorted(filter(None, written | {name.upper() for name in written})))


def work_number(plan: UUID, audience: str, language: str) -> str:
    """What a translation of a plan is called where the child must not be named: six characters, always the same."""
    return hashlib.sha256(f"{plan}:{audience}:{language}".encode()).hexdigest()[:6].upper()


def word_rows(plan: Plan, version: PlanVersion, audience: str) -> list[WordRow]:
    """Every item of the version that this audience reads in words. One query."""
    written = _wordings(plan, audience, version.content["language"])
    return [_word_row(item, written.get(item["id"])) for item in _items(version, audience)]


def translation_rows(plan: Plan, version: PlanVersion, audience: str, language: str, user: Any) -> list[TranslationRow]:
    """Every item that is in words, with its translation. Three queries."""
    words = _wordings(plan, audience, version.content["language"])
    translated = _wordings(plan, audience, language)
    people = people_of(plan)
    return [
        _translation_row(item, words[item["id"]], translated.get(item["id"]), user, people)
        for item in _items(version, audience)
        if item["id"] in words
    ]


def recipients(plan: Plan) -> list[Recipient]:
    """Everybody the plan may be given to: the readers from whom it is not withheld as a whole, in the words of the
    level they read at. Six queries."""
    standing, people = standing_of(plan), readers(plan)
    chosen = dict(plan.reading_choices.values_list("person_id", "level"))
    by_id = {known.person.pk: known for known in people}
    found = []
    for known in people:
        person = known.person
        if standing.is_kept_out(person.pk) or not standing.may_read(person.pk):
            continue
        advocacy = standing.advocacies.get(person.pk)
        whose = by_id.get(advocacy.speaks_for_id, known) if advocacy else known
        own = audience_of(whose)
        level = chosen.get(person.pk) or chosen.get(whose.person.pk) or ""
        if level not in levels.fitting(own):  # whose words a proposed level is in does not hang on the day
            level = levels.proposed(None, date.min, own, person.format)
        found.append(Recipient(levels.audience_at(level, own), person.language))
    return found


def languages_for(plan: Plan, own: str) -> list[tuple[Any, str]]:
    """(audience, language) of every translation that somebody would read; see `languages_wanted`."""
    return list(translations_wanted(recipients(plan), own))


Wordings = Mapping[tuple[str, str], Mapping[str, Wording]]  # (audience, language) → item id → wording


def all_wordings(plan: Plan) -> Wordings:
    """{(audience, language): {item id: wording}}: all words of a plan in one query."""
    found: dict[tuple[str, str], dict[str, Wording]] = {}
    for wording in Wording.objects.filter(item__plan=plan):
        found.setdefault((wording.audience, wording.language), {})[str(wording.item_id)] = wording
    return found


def word_progress(version: PlanVersion, audience: str, written: Mapping[str, Wording]) -> states.Progress:
    """How many items of an audience are in words that fit; `written` is {item id: wording}."""
    found = [_word_row(item, written.get(item["id"])).state for item in _items(version, audience)]
    return states.progress(found, "written")


def translation_states(
    version: PlanVersion, audience: str, words: Mapping[str, Wording], translated: Mapping[str, Wording]
) -> list[states.TranslationState]:
    """How far each item of an audience is translated; both maps are {item id: wording}."""
    return [
        _state(words[item["id"]], translated.get(item["id"]))
        for item in _items(version, audience)
        if item["id"] in words
    ]


def _items(version: PlanVersion, audience: str) -> list[Mapping[str, Any]]:
    captures = worded(audience)
    return [item for item in version.content["items"] if item["capture"] in captures and source_text(item)]


def _wordings(plan: Plan, audience: str, language: str) -> dict[str, Wording]:
    found = Wording.objects.filter(item__plan=plan, audience=audience, language=language)
    return {str(wording.item_id): wording for wording in found.select_related("written_by__person")}


def _word_row(item: Mapping[str, Any], wording: Wording | None) -> WordRow:
    text = source_text(item)
    state = states.word_state(wording.source_hash if wording else None, text_hash(text))
    return WordRow(item["id"], item["capture"], text, wording, state)


def _state(words: Wording, translation: Wording | None) -> states.TranslationState:
    if translation is None:
        return states.translation_state(None, "", is_checked=False)
    return states.translation_state(
        translation.source_hash, text_hash(words.text), is_checked=translation.checked_by_id is not None,
        is_machine=translation.is_machine,
    )  # fmt: skip


def _translation_row(
    item: Mapping[str, Any], words: Wording, translation: Wording | None, user: Any, people: tuple[str, ...]
) -> TranslationRow:
    state = _state(words, translation)
    others = translation is not None and user is not None and translation.written_by_id != user.pk
    source, hidden = names.masked(names.marked(words.text, people))
    target = names.masked(names.marked(translation.text, people), hidden)[0] if translation else ""
    restricted = any(field.get("restricted") for field in item["fields"].values())
    return TranslationRow(
        item["id"], item["capture"], words, translation, state, others and state == "needs_checking", source, hidden,
        target, restricted, people,
    )  # fmt: skip
