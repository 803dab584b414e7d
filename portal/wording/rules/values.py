"""What a Reading is built from, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.procedures.reading_templates import HardWord

from ..enums import Outdated
from ..reading import Contact, Text


@dataclass(frozen=True, slots=True)
class Words:
    """A wording as the builder needs it. `source_hash`: of the text it was written from; `is_checked`: somebody may
    read it, so a translation that is unchecked or a machine's has False. `checked_text` is the last checked translation
    and `checked_hash` what that was made from, "" for none. `written_on`: the day the words were last changed;
    `symbol`: the picture of the standard phrase they are, "" for none."""

    text: str
    source_hash: str
    is_checked: bool = True
    checked_text: str = ""
    checked_hash: str = ""
    written_on: date | None = None
    symbol: str = ""


WordsKey = tuple[str, str, str]  # item id, audience, language


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody a plan names, by Person id; `is_kin`: a family member, who must not read another's tasks. `picture`:
    address of their photograph."""

    name: str
    role: str = ""
    phone: str = ""
    is_kin: bool = False
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom: the Person id of whose version it is (an advocate reads that of the one they speak for), the name of
    who reads, audience, language, format and level (`procedures.enums.Level`).

    `withheld` are ids of items that this reader must find no trace of; `outdated` what they see of words that changed
    after they were translated; `advocates` the Person ids of who speaks for them.
    """

    id: str
    name: str
    audience: str
    language: str
    format: str
    level: str = "parent"
    withheld: frozenset[str] = frozenset()
    outdated: str = Outdated.TRANSLATION.value
    advocates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """A frozen plan version with what is needed to put it into words, in one language.

    `items` hold nothing restricted; `restricted` are (id, capture) of the items that had nothing else. `group` are the
    Person ids of the core group whom the family may know of, `lead` that of the lead. `hard` are the words to explain.
    `put_off` are the audiences whose words are to be written later, for a reason that somebody gave. `child_is_member`:
    what was decided on whether the child belongs to the core group, None for nothing yet. `out_of_hours`: whom to ring
    in the evening and at weekends, None for nobody.
    """

    term: Text
    child: str
    number: int
    agreed_on: date
    language: str
    items: tuple[Mapping[str, Any], ...]
    words: Mapping[WordsKey, Words]
    people: Mapping[str, Named]
    out_of_hours: Contact | None = None
    lead: str = ""
    group: tuple[str, ...] = ()
    hard: tuple[HardWord, ...] = ()
    restricted: tuple[tuple[str, str], ...] = ()
    put_off: frozenset[str] = frozenset()
    child_is_member: bool | None = None
