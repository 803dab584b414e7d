"""The data files of the packs: read, and put in order. Plain Python, so that `checking` runs without Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Data = Mapping[str, Any]

FOLDER = Path(__file__).parent
PACKS = FOLDER / "packs"
COMMON = "everywhere"
JURISDICTIONS = ("england", "wales", "guernsey")


class NotYaml(ValueError):
    """A file that cannot be read; says which, and in which line."""


class _Words(yaml.SafeLoader):
    """Takes yes and no for the words they are, as YAML 1.2 does: a way to decide has a `yes` and a `no`."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in found if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def read(path: Path) -> Any:
    """The content of a YAML file; the same object each time, so it is not to be changed. Raises NotYaml."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Words)  # noqa: S506  a safe loader
    except yaml.YAMLError as error:
        raise NotYaml(f"{path.parent.parent.name}/{path.parent.name}/{path.name}: {error}") from error


@dataclass(frozen=True)
class Sheet:
    """A page of a manual as it stands in its file (`where`, below the folder of packs)."""

    where: str
    page: Data

    @property
    def key(self) -> str:
        return str(self.page.get("key", "?"))


@dataclass(frozen=True)
class Node:
    """A page at its place in the tree of one manual."""

    page: Data
    children: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Source:
    """What a place's manual is made of: its raw `tree`, and {kind of node: the pages it can name}."""

    tree: list[Data]
    sheets: Mapping[str, list[Sheet]] = field(default_factory=dict)


def sheets(place: str, packs: Path = PACKS) -> list[Sheet]:
    """The pages in a place's own files, or the common ones of `COMMON`; in the order of the files."""
    files = sorted((packs / place / "manual").glob("*.yaml"))
    return [Sheet(str(file.relative_to(packs)), page) for file in files for page in read(file) or ()]


def source(place: str, packs: Path = PACKS) -> Source:
    """The raw manual of a place: the order of its pages, and the pages it can name."""
    return Source(read(packs / place / "manual.yaml"), {"use": sheets(COMMON, packs), "page": sheets(place, packs)})


def manual(place: str, packs: Path = PACKS) -> tuple[Node, ...]:
    """The tree of a place's manual. Raises KeyError for a page that is in no file: `checking` says which."""
    found = source(place, packs)
    pages = {(kind, sheet.key): sheet.page for kind, sheets in found.sheets.items() for sheet in sheets}
    return tuple(_nodes(found.tree, pages))


def _nodes(tree: Iterable[Data], pages: Mapping[tuple[str, str], Data]) -> Iterator[Node]:
    for node in tree:
        kind = "use" if "use" in node else "page"
        yield Node(pages[kind, node[kind]], tuple(_nodes(node.get("children") or (), pages)))


def flat(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node in reading order."""
    for node in nodes:
        yield node
        yield from flat(node.children)


def media(packs: Path = PACKS) -> dict[str, Data]:
    """The files that pages can show or give out: {name in the folder `everywhere/files`: {"title", "licence"}}."""
    found: dict[str, Data] = read(packs / COMMON / "files.yaml") if (packs / COMMON / "files.yaml").exists() else {}
    return found


def path_of(name: str, packs: Path = PACKS) -> Path:
    """Where one of them lies."""
    return packs / COMMON / "files" / name


def translated(page: Data) -> bool:
    """Whether a page is in Welsh too: then all of it is."""
    return isinstance(page["title"], Mapping) and "cy" in page["title"]
