"""Words that nobody has translated yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from forms.exceptions import Problem
from forms.spec import inside

from .ground import Ground, Level, short


def translations(ground: Ground) -> Iterator[Problem]:
    """One problem for each language a page lacks words of; one for all where nothing is translated."""
    level: Level = "error" if ground.document.translations == "refuse" else "warning"
    pages = _pages(ground)
    for language in ground.context.languages:
        if language == ground.document.language:
            continue
        there = ground.document.texts.get(language, {})
        missing = [key for key, text in ground.texts.items() if text.strip() and not there.get(key)]
        if missing and not there:
            message = _("Nothing is translated into %(language)s.")
            yield ground.about_form(
                "translation.none", message, level=level, facts=(language,), language=_name(language)
            )  # fmt: skip
            continue
        by_page: dict[str, list[str]] = defaultdict(list)
        for key in missing:
            by_page[pages.get(key.rsplit(".", 1)[0], "")].append(key)
        for page, keys in by_page.items():
            yield _lacking(ground, language, page, keys, level)


def _lacking(ground: Ground, language: str, page: str, keys: list[str], level: Level) -> Problem:
    facts, name, first = (language, *sorted(keys)), _name(language), short(ground.texts[keys[0]])
    step = ground.form.steps.get(page)
    if step is None:
        message = _("Not translated into %(language)s: %(number)s texts of the form, the first is “%(first)s”.")
        return ground.about_form(
            "translation.missing", message, level=level, facts=facts, language=name, number=len(keys), first=first
        )  # fmt: skip
    message = _("Not translated into %(language)s: %(number)s texts of step “%(step)s”, the first is “%(first)s”.")
    return ground.about_step(
        "translation.missing", message, step, level=level, facts=facts, language=name, number=len(keys), first=first
    )  # fmt: skip


def _pages(ground: Ground) -> dict[str, str]:
    """The step that each id belongs to, the form's own not among them."""
    found: dict[str, str] = {}
    for step in ground.spec.steps:
        found[step.id] = step.id
        found |= {end.id: step.id for end in step.ends}
        for question in inside(step.questions):
            found[question.id] = step.id
            found |= {option.id: step.id for option in question.options}
    return found


def _name(language: str) -> str:
    try:
        return str(get_language_info(language)["name_translated"])
    except KeyError:
        return language
