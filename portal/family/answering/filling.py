"""What stands in the slots of a plan's page: what the reader said about its parts, and that somebody replied."""

from collections import Counter
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.utils.html import format_html
from django.utils.translation import get_language, ngettext, pgettext

from portal.dialogue.rules import has_part
from portal.dialogue.selectors import said_by_part
from portal.ui.templatetags.ui import tag

from ..rules import Filled, Own
from ..selectors import Page


def said(user: Any, plan: UUID, page: Page) -> Filled:
    """By section what was said and whether a reply is new, the whole plan last. One query. Replies about what is not
    in the Reading now are not counted here."""
    counted, news = Counter[str](), set[str]()
    for section, entry, count, new in said_by_part(user, plan):
        counted[section] += count
        if new and section not in news and _stands(page, section, entry):
            news.add(section)
    filled: dict[tuple[str, str], Own] = {
        ("answers", section): _answered(get_language() or "", count, section in news)
        for section, count in counted.items()
        if section
    }
    filled["answers", "plan"] = {"any": bool(counted)}
    if news:
        filled["top", "plan"] = {"is_new": True}
    return filled


def _stands(page: Page, section: str, entry: str) -> bool:
    """Whether the part can still be read. A kept article tells it by the link to answer; the JSON is dear to decode."""
    if not page.html or not entry:
        return has_part(page.content, section, entry)
    return f"/{section}/{entry}/" in page.html


@lru_cache(maxsize=512)
def _answered(language: str, count: int, is_replied: bool) -> str:
    """A plan of many parts says the same of most of them."""
    said = ngettext("You said %(count)s thing about this part", "You said %(count)s things about this part", count)
    reply = format_html(" {}", tag(pgettext("there is one", "Reply"), "green")) if is_replied else ""
    link = '<p class="govuk-body app-no-print"><a class="govuk-link" href="./answers/">{}</a>{}</p>'
    return format_html(link, said % {"count": count}, reply)
