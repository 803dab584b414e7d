"""What the lead has to do from an agreed plan to readers who understand it, as a task list."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.people.enums import Format
from portal.plans.models import Plan, PlanVersion
from portal.wording.enums import Audience
from portal.wording.languages_wanted import Recipient, translations_wanted
from portal.wording.models import Deferral
from portal.wording.rows import Wordings, all_wordings, translation_states, word_progress
from portal.wording.states import Progress, progress
from portal.wording.views.translation import translation_title

from ..selectors.sharing import ReaderRow

Task = dict[str, Any]
_NOT_READING = frozenset({"withheld", "unagreed"})  # readers for whom nothing is translated


def audience_words(audience: str) -> str:
    """The heading of the page on which an audience's words are written."""
    if audience == Audience.EASY:
        return _("Easy words for the family")
    return _("Words for the child") if audience == Audience.CHILD else _("Words for the family")


def tasks_of(plan: Plan, version: PlanVersion, readers: Sequence[ReaderRow], *, leads: bool) -> list[Task]:
    """Words for each audience, each language that a reader prefers, and sharing. A fixed number of queries.

    Who does not lead the plan finds the translations alone: they can make or check one.
    """
    written, own = all_wordings(plan), version.content["language"]
    translations = _translations(plan, version, readers, written)
    if not leads:
        return translations
    tasks = [_words(plan, version, audience, written, own) for audience in _audiences(readers, written)]
    tasks += translations
    if translations:
        working = plan.assignments.filter(ended_at__isnull=True).values("translator").distinct().count()
        status = ngettext("%(count)d translator", "%(count)d translators", working) % {"count": working}
        where = reverse("practice:translators", args=[plan.pk])
        tasks.append({"title": _("Give the words to translators"), "href": where, "status": status})
    reading = sum(row.reads for row in readers)
    status = ngettext("Shared with %(count)d person", "Shared with %(count)d people", reading) % {"count": reading}
    task = {"title": _("Share the plan"), "href": reverse("practice:release", args=[plan.pk]), "status": status}
    if reworded := sum(row.state == "reworded" for row in readers):
        said = ngettext("%(count)d reads earlier words", "%(count)d read earlier words", reworded) % {"count": reworded}
        task |= {"status": said, "colour": "orange"}
    return [*tasks, task]


def _audiences(readers: Sequence[ReaderRow], written: Wordings) -> list[Audience]:
    """Whose words are to be written: easy ones only where somebody reads Easy Read, or somebody began them."""
    is_easy = any(row.audience == Audience.EASY or row.known.person.format == Format.EASY_READ for row in readers)
    begun = any(audience == Audience.EASY for audience, _language in written)
    return [one for one in Audience if one != Audience.EASY or is_easy or begun]


def _words(plan: Plan, version: PlanVersion, audience: Audience, written: Wordings, own: str) -> Task:
    done = word_progress(version, audience, written.get((audience, own), {}))
    task = _task(audience_words(audience), reverse("practice:wording", args=[plan.pk, audience]), done)
    if audience == Audience.EASY and not done.is_complete:
        return task | {"status": _("Optional: %(done)s of %(total)s") % {"done": done.done, "total": done.total}}
    is_put_off = audience == Audience.CHILD and not done.is_complete and _is_put_off(plan)
    return task | {"status": _("Put off"), "colour": "grey"} if is_put_off else task


def _is_put_off(plan: Plan) -> bool:
    return Deferral.objects.filter(plan=plan, audience=Audience.CHILD, ended_at__isnull=True).exists()


def _translations(plan: Plan, version: PlanVersion, readers: Sequence[ReaderRow], written: Wordings) -> list[Task]:
    own, found = version.content["language"], []
    people = [Recipient(row.audience, row.known.person.language) for row in readers if row.state not in _NOT_READING]
    for audience, language in translations_wanted(people, own):
        words = written.get((audience, own), {})
        if audience == Audience.EASY and not words:
            continue  # those readers get the family's words
        states = translation_states(version, audience, words, written.get((audience, language), {}))
        where = reverse("practice:translation", args=[plan.pk, audience, language])
        task = _task(translation_title(audience, language), where, progress(states, "checked"))
        if outdated := states.count("out_of_date"):
            said = ngettext("%(count)d out of date", "%(count)d out of date", outdated) % {"count": outdated}
            task |= {"status": said, "colour": "orange"}
        found.append(task)
    return found


def _task(title: str, href: str, done: Progress) -> Task:
    if done.is_complete and done.total:
        return {"title": title, "href": href, "status": _("Completed"), "colour": ""}
    status = _("%(done)s of %(total)s") % {"done": done.done, "total": done.total}
    return {"title": title, "href": href, "status": status, "colour": "blue"}
