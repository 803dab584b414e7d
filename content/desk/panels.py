"""What the home page of the CMS shows of the manual."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState, WorkflowState, get_default_page_content_type

from content.checking.coverage import finished, progress
from content.checking.selectors import broken_links, pictures_without_words, reviews, unknown_names

from .access import adds_pages, pages, works_on_pages

SHOWN = 8  # rows a panel; the reports have all of them


class Reviews(Component):
    """Pages that somebody has to look at again."""

    order = 230
    template_name = "content/desk/panels/reviews.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        today = timezone.localdate()
        due = reviews(today)
        return {"pages": list(due[:SHOWN]), "count": due.count(), "today": today}


class Drafts(Component):
    """What is not published yet, of the pages that somebody may change."""

    order = 240
    template_name = "content/desk/panels/drafts.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        mine = pages().instances_user_has_any_permission_for(request.user, ["add", "change"])
        drafts = mine.filter(has_unpublished_changes=True).order_by("-latest_revision_created_at")
        drafts = drafts.exclude(pk__in=_in_moderation(request.user))
        shown = drafts.select_related("locale").prefetch_workflow_states().annotate_approved_schedule()[:SHOWN]
        return {"pages": list(shown), "count": drafts.count(), "request": request}


def _in_moderation(user: Any) -> set[int]:
    """The pages that Wagtail's own panels show this person already: what waits for approval by them or for them."""
    waiting = WorkflowState.objects.active().filter(base_content_type=get_default_page_content_type())
    theirs = Q(requested_by=user) | Q(pk__in=TaskState.objects.reviewable_by(user).values("workflow_state"))
    asked = {int(pk) for pk in waiting.filter(theirs).values_list("object_id", flat=True)}
    every = {int(pk) for pk in waiting.values_list("object_id", flat=True)} - asked
    return asked | set(Page.objects.filter(owner=user, pk__in=every).values_list("pk", flat=True))


class Translations(Component):
    """What translators did since a page was last published: for those who publish it."""

    order = 235
    template_name = "content/desk/panels/translations.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        mine = pages().instances_user_has_any_permission_for(user, ["change", "publish"]).values("pk")
        rows = list(finished().filter(page_id__in=mine)[:SHOWN])
        for row in rows:
            row.done, row.total = progress([row.source_id], row.target_locale).get(row.source_id, (0, 0))
        return {"rows": rows, "publishes": pages().user_has_permission(user, "publish")}


class ToPutRight(Component):
    """How much there is in the reports that needs somebody."""

    order = 225
    template_name = "content/desk/panels/to_put_right.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        found: tuple[tuple[str, int, Callable[[int], str]], ...] = (
            ("links", broken_links().count(), lambda n: ngettext("%(n)s broken link", "%(n)s broken links", n)),
            ("names", unknown_names().count(), lambda n: ngettext("%(n)s unknown name", "%(n)s unknown names", n)),
            (
                "pictures",
                pictures_without_words().count(),
                lambda n: ngettext("%(n)s picture without words", "%(n)s pictures without words", n),
            ),
        )
        return {
            "rows": [
                {"url": reverse(f"manual_desk:{name}"), "words": words(count) % {"n": count}}
                for name, count, words in found
                if count
            ]
        }


def panels(user: Any) -> list[Component]:
    """The panels for somebody."""
    if not works_on_pages(user):
        return []
    whole = [ToPutRight(), Reviews()] if adds_pages(user) else []  # translators have work of their own
    return [*whole, Translations(), Drafts()]
