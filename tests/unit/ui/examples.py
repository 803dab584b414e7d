"""The design system's own examples: options and the HTML they must give, as the package ships them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.template import engines

COMPONENTS = Path(__file__).parents[3] / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"

Tree = tuple[Any, ...] | str


@cache
def _all(component: str) -> dict[str, dict[str, Any]]:
    path = COMPONENTS / component / "fixtures.json"
    if not path.exists():
        pytest.fail(f"{path} is missing: run `make static`.")
    return {one["name"]: one for one in json.loads(path.read_text())["fixtures"]}


def example(component: str, name: str) -> tuple[dict[str, Any], str]:
    """The options and the expected HTML of one example."""
    one = _all(component)[name]
    return one["options"], one["html"]


def draw(source: str, **context: Any) -> str:
    """A piece of template, drawn with the service's own tags."""
    return engines["django"].from_string(source).render(context)


def tree(html: str, *, drop: frozenset[str] = frozenset(), words: bool = True) -> list[Tree]:
    """HTML as comparable values: white space and the order of attributes and classes do not count.

    `drop` names attributes to leave out (a trailing dot stands for all that begin so); without `words` the text is
    left out too, so that only the structure is compared.
    """
    return [node for child in BeautifulSoup(html, "html.parser").children for node in _node(child, drop, words)]


def _node(node: Any, drop: frozenset[str], words: bool) -> list[Tree]:
    if isinstance(node, Tag):
        attrs = sorted(
            (key, tuple(sorted(value)) if isinstance(value, list) else value)
            for key, value in node.attrs.items()
            if not any(key == one or (one.endswith(".") and key.startswith(one)) for one in drop)
        )
        children = [one for child in node.children for one in _node(child, drop, words)]
        return [(node.name, tuple(attrs), tuple(children))]
    if type(node) is not NavigableString or not words:
        return []
    text = " ".join(node.split())
    return [text] if text else []
