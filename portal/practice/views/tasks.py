"""What the lead has to do from an agreed plan to readers who understand it, as a task list."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.plans.models import Plan, PlanVersion
from portal.wording.enums import Audience

from .. import rules
from ..selectors.sharing import ReaderRow
from ..selectors.wording import Wordings, all_wordings, languages_for, translation_progress, word_progress

Task = dict[str, Any]


def audience_words(audience: str) -> str:
    """The heading of the page on which an audience's words are written."""
    return _("Words for the child") if audience == Audience.CHILD else _("Words for the family")


def translation_words(audience: str, language: str) -> str:
    """The heading of the page on which an audience's words are translated."""
    names = {"language": rules.tongue(language).name}
    if audience == Audience.CHILD:
        return _("Words for the child in %(language)s") % names
    return _("Words for the family in %(language)s") % names


def tasks_of(plan: Plan, version: PlanVersion, readers: Sequence[ReaderRow], *, leads: bool) -> list[Task]:
    """Words for each audience, each language that a reader prefers, and sharing. One query.

    Who does not lead the plan finds the translations alone: they can make or check one.
    """
    written, own = all_wordings(plan), version.content["language"]
    translations = _translations(plan, version, readers, written)
    if not leads:
        return translations
    tasks = [
        _task(
            audience_words(audience),
            reverse("practice:wording", args=[plan.pk, audience]),
            word_progress(version, audience, written.get((audience, own), {})),
        )
        for audience in Audience
    ]
    tasks += translations
    reading = sum(row.reads for row in readers)
    status = ngettext("Shared with %(count)d person", "Shared with %(count)d people", reading) % {"count": reading}
    tasks.append({"title": _("Share the plan"), "href": reverse("practice:release", args=[plan.pk]), "status": status})
    return tasks


def _translations(plan: Plan, version: PlanVersion, readers: Sequence[ReaderRow], written: Wordings) -> list[Task]:
    own = version.content["language"]
    return [
        _task(
            translation_words(audience, language),
            reverse("practice:translation", args=[plan.pk, audience, language]),
            translation_progress(
                version, audience, written.get((audience, own), {}), written.get((audience, language), {})
            ),
        )
        for audience, language in languages_for([row.known for row in readers], own)
    ]


def _task(title: str, href: str, progress: rules.Progress) -> Task:
    if progress.is_complete and progress.total:
        return {"title": title, "href": href, "status": _("Completed"), "colour": ""}
    status = _("%(done)s of %(total)s") % {"done": progress.done, "total": progress.total}
    return {"title": title, "href": href, "status": status, "colour": "blue"}
