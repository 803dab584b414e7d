"""What stands in the slots of a plan's page: what the reader said about its parts, and that somebody replied."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from portal.dialogue.rules import has_part
from portal.dialogue.selectors import said_by_part

from ..rules import Filled
from ..selectors import Page


def said(user: Any, plan: UUID, page: Page) -> Filled:
    """By section what was said and how many replies are new, the whole plan last. One query. Replies about what is not
    in the Reading now are not counted here."""
    counted: dict[str, int] = defaultdict(int)
    news: dict[str, int] = defaultdict(int)
    for section, entry, new in said_by_part(user, plan):
        counted[section] += 1
        if new and has_part(page.content, section, entry):
            news[section] += new
    filled: dict[tuple[str, str], dict[str, Any]] = {
        ("answers", section): {"plan": plan, "count": count, "news": news[section]}
        for section, count in counted.items()
        if section
    }
    filled["answers", "plan"] = {"plan": plan, "count": sum(counted.values()), "is_whole": True}
    if any(news.values()):
        filled["top", "plan"] = {"plan": plan}
    return filled
