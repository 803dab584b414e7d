"""What a page needs to know of its place: the words it says, its figures, whom to ring, where forms begin.

Content knows no places. Whoever keeps them registers one source (portal.procedures does, when the project starts), and
everything that shows a page asks here. Without a source pages stand as they are written. R-002, R-000-02.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ContactFact:
    """Whom to turn to, in the words of one language. `key` never changes; "" stands for what is not known.

    `language`: ISO code of the words.
    """

    key: str
    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    address: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class WordFact:
    """A hard word, its other forms, and what it means in plain words."""

    word: str
    variants: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class StageFact:
    """One of the steps in which a difference is settled: its name, who decides, what to do, and within which time, in
    words."""

    name: str
    who: str
    what: str
    time: str


@dataclass(frozen=True, slots=True)
class Start:
    """Where a form begins: words for the link, and its address."""

    label: str
    url: str


@dataclass(frozen=True)
class Facts:
    """What is so in one place, said in one language.

    `terms`: variable → words ("lead" → "lead social worker"); `timescales`: key → words ("10 working days"), from the
    figures that the deadlines are counted with; `starts`: purpose of a form → where it begins.
    """

    place: str = ""
    language: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)
    timescales: Mapping[str, str] = field(default_factory=dict)
    contacts: Mapping[str, ContactFact] = field(default_factory=dict)
    words: tuple[WordFact, ...] = ()
    starts: Mapping[str, Start] = field(default_factory=dict)
    stages: tuple[StageFact, ...] = ()


# place (its key), language (ISO code) → what is so there
Source = Callable[[str, str], Facts]
# "terms", "timescales", "contacts" or "starts" → the (key, label) an editor chooses from, of all places together
Keys = Callable[[str], list[tuple[str, str]]]

_sources: list[Source] = []
_keys: list[Keys] = []


def register(source: Source, keys: Keys | None = None) -> None:
    """Ask `source` from now on, and offer editors what `keys` names. Once, in AppConfig.ready."""
    _sources[:] = [source]
    _keys[:] = [keys] if keys else []


def facts(place: str, language: str) -> Facts:
    """What is so in a place, or nothing where nobody registered."""
    return _sources[0](place, language) if _sources else Facts(place, language)


def choices(kind: str) -> list[tuple[str, str]]:
    """What an editor chooses from: `kind` is a field of `Facts` with keys. Empty where nobody registered."""
    return _keys[0](kind) if _keys else []
