"""Reading the demo's data files, and whether they were loaded."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language_info

from portal.people.models import Person, User

from . import files
from .files import FOLDER
from .rules import person_id

FAMILIES = ("green", "shah", "rees", "brehaut")


@dataclass(frozen=True)
class Pack:
    """One procedure pack: the jurisdiction with terms, timescales and contacts, its manual, its plan form."""

    jurisdiction: dict[str, Any]
    tree: tuple[files.Node, ...]
    form: dict[str, Any]

    @property
    def pages(self) -> list[files.Data]:
        """Every page of the manual, in reading order."""
        return [node.page for node in files.flat(self.tree)]


@cache
def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def pack(key: str) -> Pack:
    """The pack of a jurisdiction as it stands in its files."""
    folder = FOLDER / "packs" / key
    return Pack(_read(folder / "jurisdiction.yaml"), files.manual(key), _read(folder / "form.yaml"))


def glossary() -> list[dict[str, Any]]:
    """Hard words of every place: {"key", language: [word, other forms, meaning, plainer words]}."""
    found: list[dict[str, Any]] = _read(FOLDER / "packs" / "everywhere" / "glossary.yaml")
    return found


def phrases() -> list[dict[str, Any]]:
    """Standard sentences of every place: {"key", "capture", "audience", "symbol", language: words}."""
    found: list[dict[str, Any]] = _read(FOLDER / "packs" / "everywhere" / "phrases.yaml")
    return found


def staff() -> dict[str, Any]:
    """{"people": {key: person}, "policy": [{"account", "name", "role"}], a publisher first}."""
    found: dict[str, Any] = _read(FOLDER / "families" / "staff.yaml")
    return found


def families() -> list[dict[str, Any]]:
    """The invented families, each {"jurisdiction", "lead", "manager", "people", "children"}."""
    return [_read(FOLDER / "families" / f"{name}.yaml") for name in FAMILIES]


def is_loaded() -> bool:
    """Whether the demo was loaded into this database. One query: the load is one transaction."""
    return User.objects.filter(username=staff()["policy"][0]["account"]).exists()


def invited() -> tuple[str, str]:
    """(key of the person who is to be invited, key of the lead who invites) in the family files."""
    for family in families():
        for key, data in family["people"].items():
            if data.get("invited"):
                return key, family["lead"]
    raise LookupError("nobody is invited")


def demo_person(key: str) -> Person:
    """The invented person with this key of a family file."""
    return Person.objects.select_related("user").get(pk=person_id(key))


@dataclass(frozen=True)
class SignIn:
    """An account of the demo: its user name and, in a line, who it is and what there is to see."""

    username: str
    who: str
    is_staff: bool


def sign_ins() -> list[SignIn]:
    """Every account of the data files, staff first, in their order."""
    found = [
        SignIn(data["account"], f"{data['name']}, policy staff, one of the {data['role']}: /cms/", True)
        for data in staff()["policy"]
    ]
    found += [
        SignIn(data["account"], f"{_name(data)}, {data['job'][0].lower()}{data['job'][1:]}, {data['agency']}", True)
        for data in staff()["people"].values()
        if "account" in data
    ]
    for family in families():
        found += [
            SignIn(data["account"], f"{_name(data)}{_roles(family, key)}{_reads(data)}", False)
            for key, data in family["people"].items()
            if "account" in data
        ]
    return found


def _name(data: dict[str, Any]) -> str:
    return f"{data['given']} {data['family']}"


def _roles(family: dict[str, Any], key: str) -> str:
    """Who somebody is to the children of the family, and whether a plan is kept from them."""
    children, relations = family["children"], dict[str, list[str]]()
    for child, data in children.items():
        for row in data["network"]:
            if row["person"] == key:
                relations.setdefault(row["relation"].replace("_", "-"), []).append(family["people"][child]["given"])
    said = [f"{relation} of {' and '.join(names)}" for relation, names in relations.items()]
    if key in children:
        said.append("the child" if "plan" in children[key] else "a child")
    decisions = (decision for data in children.values() for decision in data.get("plan", {}).get("withheld", ()))
    said += [
        "a part is withheld" if "items" in one else "the plan is withheld" for one in decisions if one["person"] == key
    ]
    return "".join(f", {words}" for words in said)


def _reads(data: dict[str, Any]) -> str:
    language = f", reads {get_language_info(data['language'])['name']}" if "language" in data else ""
    return language + (", wants Easy Read" if data.get("format") == "easy_read" else "")
