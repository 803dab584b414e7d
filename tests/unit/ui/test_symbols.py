"""Each picture that an editor can choose is built, is nothing but a drawing, and is silent beside its words."""

import json
from pathlib import Path

import pytest
from defusedxml import ElementTree
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import Context, Template

from portal.ui.symbols import SYMBOLS, address, path

SVG = "{http://www.w3.org/2000/svg}"
DRAWS = {"svg", "g", "path", "circle", "ellipse", "rect", "defs", "clipPath"}


def drawn(key: str) -> str:
    return Template("{% symbol key %}").render(Context({"key": key}))


def test_the_names_are_those_that_are_built() -> None:
    chosen = json.loads((Path(settings.ROOT) / "frontend" / "symbols.json").read_text(encoding="utf-8"))
    assert set(chosen) == set(SYMBOLS) and len(SYMBOLS) >= 70


@pytest.mark.parametrize("key", sorted(SYMBOLS))
def test_each_is_a_drawing_without_script_or_address(key: str) -> None:
    found = finders.find(path(key))
    assert found, "make static"
    tree = ElementTree.parse(str(found)).getroot()
    assert tree.tag == f"{SVG}svg" and tree.get("viewBox")
    elements = list(tree.iter())
    assert len(elements) > 1 and {one.tag.removeprefix(SVG) for one in elements} <= DRAWS
    assert not any(name.startswith("on") or "href" in name for one in elements for name in one.attrib)
    assert "currentColor" not in Path(str(found)).read_text(encoding="utf-8")
    html = drawn(key)
    assert html.startswith("<img ") and 'alt=""' in html and f"symbols/{key}" in html


@pytest.mark.parametrize("key", ["", "nothing", "../icon", "own-", "own-x", '"><script>'])
def test_an_unknown_key_draws_nothing(key: str) -> None:
    assert drawn(key) == "" and address(key) == ""


def test_an_authoritys_own_picture_comes_by_its_address() -> None:
    assert 'src="/symbols/own-7/"' in drawn("own-7")


def test_the_licences_lie_beside() -> None:
    for name, holder in (("healthicons", "Resolve to Save Lives"), ("fluent-emoji", "Microsoft")):
        found = finders.find(f"dist/symbols/{name}.LICENSE.txt")
        assert found and holder in Path(str(found)).read_text(encoding="utf-8")
