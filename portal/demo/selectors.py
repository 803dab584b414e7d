"""Reading the demo's data files, and whether they were loaded."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from portal.people.models import Person, User

from .rules import person_id

FOLDER = Path(__file__).parent
JURISDICTIONS = ("england", "wales", "guernsey")
FAMILIES = ("green", "shah", "rees", "brehaut")


@dataclass(frozen=True)
class Pack:
    """One procedure pack: the jurisdiction with terms and timescales, the pages of its manual, its plan form."""

    jurisdiction: dict[str, Any]
    pages: list[dict[str, Any]]
    form: dict[str, Any]


@cache
def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def pack(key: str) -> Pack:
    """The pack of a jurisdiction as it stands in its files."""
    folder = FOLDER / "packs" / key
    return Pack(_read(folder / "jurisdiction.yaml"), _read(folder / "pages.yaml"), _read(folder / "form.yaml"))


def staff() -> dict[str, Any]:
    """{"people": {key: person}, "policy": [{"account", "name"}]}."""
    found: dict[str, Any] = _read(FOLDER / "families" / "staff.yaml")
    return found


def families() -> list[dict[str, Any]]:
    """The invented families, each {"jurisdiction", "lead", "people", "children"}."""
    return [_read(FOLDER / "families" / f"{name}.yaml") for name in FAMILIES]


def is_loaded() -> bool:
    """Whether the demo was loaded into this database. One query: the load is one transaction."""
    return User.objects.filter(username=staff()["policy"][0]["account"]).exists()


def demo_person(key: str) -> Person:
    """The invented person with this key of a family file."""
    return Person.objects.select_related("user").get(pk=person_id(key))
