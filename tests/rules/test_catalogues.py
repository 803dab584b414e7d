"""Every language of the screens is whole: Django would show English for what lacks, without a word."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
# What no family comes to: practitioners' and translators' screens, the CMS and its form editor (families fill forms
# too). A text said in any other file is one that a family can meet.
STAFF = (
    "content/blocks/", "content/checking/", "content/desk/", "content/headless/", "content/importing/",
    "content/management/", "content/models/", "content/services/", "content/wagtail_hooks/", "forms/blocks/",
    "forms/changes.py", "forms/checking/", "forms/composing/", "forms/editor/", "forms/enums.py",
    "forms/fields/block.py", "forms/headless/", "forms/logic.py", "forms/management/", "forms/models/", "forms/packs/",
    "forms/services/", "forms/wagtail_hooks.py", "portal/accounts/forms/tokens.py", "portal/accounts/views/tokens.py",
    "portal/accounts/wagtail_hooks.py", "portal/api/", "portal/demo/", "portal/dialogue/models.py",
    "portal/engagement/models/", "portal/escalation/", "portal/intake/", "portal/packs/", "portal/people/models/",
    "portal/plans/", "portal/practice/", "portal/procedures/", "portal/register/", "portal/reviews/",
    "portal/translating/", "portal/ui/symbols.py", "portal/visits/", "portal/wording/exceptions.py",
    "portal/wording/forms.py", "portal/wording/helping.py", "portal/wording/models/", "portal/wording/officialese.py",
    "portal/wording/tongues.py", "portal/wording/views/", "templates/accounts/tokens/", "templates/api/",
    "templates/content/desk/",
    "templates/content/procedure/beside.html", "templates/forms/authoring/", "templates/practice/",
    "templates/procedures/", "templates/translating/", "templates/wagtail", "templates/wording/",
)  # fmt: skip


def catalogue(language: str) -> list[polib.POEntry]:
    path = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
    assert path.exists(), f"{language} is a language of the screens and has no catalogue"
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def is_met_by_families(entry: polib.POEntry) -> bool:
    """Whether some file that a family can come to says it."""
    return any(not file.startswith(STAFF) for file, _line in entry.occurrences)


def test_every_text_says_where_it_is_said() -> None:
    """Without the files nothing below would be looked at."""
    entries = catalogue("cy")
    assert [entry.msgid for entry in entries if not entry.occurrences] == []
    assert 200 < sum(map(is_met_by_families, entries)) < len(entries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    """Those a family can meet in every language, all others in the languages of those who work here."""
    entries = catalogue(language)
    whole = language in settings.STAFF_LANGUAGES
    lacks = [e.msgid for e in entries if not e.translated() and (whole or is_met_by_families(e))]
    assert lacks == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same(language: str) -> None:
    def marks(text: str) -> list[str]:
        return sorted(PLACEHOLDER.findall(text))

    wrong = []
    for entry in filter(polib.POEntry.translated, catalogue(language)):
        plural = sorted({*marks(entry.msgid), *marks(entry.msgid_plural)})
        for text in [entry.msgstr] if not entry.msgid_plural else entry.msgstr_plural.values():
            # A plural form for exactly one or two may leave the number out, never add a placeholder.
            fits = set(marks(text)) <= set(plural) if entry.msgid_plural else marks(text) == marks(entry.msgid)
            if not fits:
                wrong.append(entry.msgid)
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_is_the_same(language: str) -> None:
    tag = re.compile(r"</?\w+")
    wrong = [
        entry.msgid
        for entry in filter(polib.POEntry.translated, catalogue(language))
        if not entry.msgid_plural and sorted(tag.findall(entry.msgid)) != sorted(tag.findall(entry.msgstr))
    ]
    assert wrong == []


def test_welsh_counts_as_the_welsh_do() -> None:
    """None, one, two, three, six and the rest: Django's own Welsh knows only four of them."""
    for entry in catalogue("cy"):
        assert not entry.msgid_plural or sorted(entry.msgstr_plural) == [0, 1, 2, 3, 4, 5], entry.msgid


@pytest.mark.requirement("R-002-06")
def test_welsh_leaves_a_place_s_words_as_they_are() -> None:
    """A word that a place chooses (terms of `portal.procedures`) cannot be mutated: it stands first, in brackets or
    after a colon."""
    term = re.compile(r"%\((?:plan|record|lead|custodian|chair|core_group|threshold)\)s|\{lead\}")
    wrong = [
        entry.msgstr
        for entry in catalogue("cy")
        if "{" not in entry.msgid
        or any(file.startswith("portal/wording/builtin/") for file, _line in entry.occurrences)
        for found in term.finditer(entry.msgstr)
        if found.start() and not entry.msgstr[: found.start()].endswith(("(", ": "))
    ]
    assert wrong == []


def test_texts_stand_where_they_are_asked_for() -> None:
    """A text or context in a variable comes into no catalogue, and English would be shown without a word. (The
    invented plan of previews names relations by their texts, which stand in portal/people.)"""
    asking = {"gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "_"}
    wrong = []
    for room in ("portal", "forms", "content"):
        for file in (settings.ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in asking:
                    said = node.args[:2] if node.func.id.startswith(("p", "n")) else node.args[:1]
                    is_said = all(isinstance(one, ast.Constant) for one in said)
                    if not is_said and file.name != "invented.py":
                        wrong.append(f"{file.relative_to(settings.ROOT)}:{node.lineno}")
    assert wrong == []


def test_texts_are_asked_for_by_a_name_that_is_looked_for() -> None:
    """makemessages knows Django's own names and "_": whatever another name asks for comes into no catalogue."""
    wrong = [
        f"{file.relative_to(settings.ROOT)}: {one.name} as {one.asname}"
        for room in ("portal", "forms", "content")
        for file in (settings.ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for one in node.names
        if "gettext" in one.name and one.asname not in (None, "_")
    ]
    assert wrong == []
