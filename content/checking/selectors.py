"""What the reports and the dashboard show about links, names and places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Case, CharField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Length, Substr
from django.urls import reverse
from wagtail.models import Page

from ..facts import Facts, facts
from ..models import ManualPage, Mention, OutsideLink, ProcedurePage
from ..variables import meaning

SOON = timedelta(days=60)  # how long before its day a page is due for review
Kind = Mention.Kind
KNOWN: Mapping[str, str] = {Kind.CONTACT: "contacts", Kind.TIMESCALE: "timescales", Kind.FORM: "starts"}
# Keys of pages are kept as text; what is no number leads to no page
TARGET = Case(
    When(kind=Kind.PAGE, what__regex=r"^\d{1,9}$", then=Cast("what", IntegerField())), default=Value(0)
)  # fmt: skip


def broken_links() -> QuerySet[Mention]:
    """Links that lead nowhere: to a page that is not there or not published, or to an address that failed when it was
    last tried. Each with `target` (title of the page), and `problem` and `tried_at` of an address."""
    links = Mention.objects.filter(kind__in=(Kind.PAGE, Kind.ADDRESS)).annotate(target_id=TARGET)
    pages = Page.objects.filter(pk=OuterRef("target_id"))
    outside = OutsideLink.objects.filter(url=OuterRef("what")).exclude(problem="")
    annotated = links.annotate(
        target=pages.values("title")[:1],
        problem=outside.values("problem")[:1],
        moved_to=outside.values("moved_to")[:1],
        tried_at=outside.values("tried_at")[:1],
    )
    broken: QuerySet[Mention] = annotated.filter(
        Q(kind=Kind.PAGE) & ~Exists(pages.filter(live=True)) | Q(kind=Kind.ADDRESS, problem__isnull=False)
    ).select_related("page", "page__locale")
    return broken


def hard_to_find() -> QuerySet[ProcedurePage]:
    """Published pages that the index does not show, because `hidden_by` (its title) above them is not published; and
    those that no other page leads to (`is_named` false)."""
    length: Any = F("length")
    above = Page.objects.annotate(length=Length("path")).filter(
        live=False,
        depth__gt=1,
        depth__lt=OuterRef("depth"),
        path=Substr(OuterRef("path"), Value(1), length),
    )
    named = Mention.objects.filter(kind=Kind.PAGE, what=Cast(OuterRef("pk"), CharField()))
    pages = ProcedurePage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    found: QuerySet[ProcedurePage] = (
        pages.annotate(hidden_by=above.values("title")[:1], is_named=Exists(named))
        .filter(Q(hidden_by__isnull=False) | Q(is_named=False))
        .select_related("locale")
        .order_by(F("hidden_by").asc(nulls_last=True), "path")
    )
    return found


def pictures_without_words() -> QuerySet[Mention]:
    """Pictures that say nothing to those who do not see them."""
    return Mention.objects.filter(kind=Kind.PICTURE, words="").select_related("page", "page__locale")


def unknown_names() -> QuerySet[Mention]:
    """Variables, contacts, timescales and forms that a page names and its place does not know: readers see a gap."""
    rows = Mention.objects.filter(kind__in=(Kind.VARIABLE, *KNOWN)).values_list(
        "pk", "kind", "what", "page__path", "page__locale__language_code"
    )
    places = dict(ManualPage.objects.values_list("path", "jurisdiction"))
    known: dict[tuple[str, str], Facts] = {}
    wrong = []
    for pk, kind, what, path, language in rows:
        place = next((places[path[:end]] for end in range(len(path), 0, -Page.steplen) if path[:end] in places), "")
        if (place, language) not in known:
            known[place, language] = facts(place, language)
        if not _is_known(kind, what, known[place, language]):
            wrong.append(pk)
    return Mention.objects.filter(pk__in=wrong).select_related("page", "page__locale")


def _is_known(kind: str, what: str, there: Facts) -> bool:
    if kind == Kind.VARIABLE:
        return meaning(what, there) is not None
    known: Mapping[str, Any] = getattr(there, KNOWN[kind])
    return what in known


def contacts_named(key: str = "") -> QuerySet[Mention]:
    """Which pages name which contact; those of one contact where its `key` is given."""
    rows = (
        Mention.objects.filter(kind=Kind.CONTACT).select_related("page", "page__locale").order_by("what", "page__path")
    )
    return rows.filter(what=key) if key else rows


def reviews(today: date) -> QuerySet[ProcedurePage]:
    """Pages whose day of review has come or comes soon, the most overdue first; in the language they are written in."""
    due: QuerySet[ProcedurePage] = (
        ProcedurePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE, review_by__lte=today + SOON)
        .select_related("locale")
        .order_by("review_by", "path")
    )
    return due


@dataclass(frozen=True, slots=True)
class Use:
    """A page that shows something: its title, the address of its editor, its language (ISO code)."""

    title: str
    url: str
    language: str


def contact_uses(key: str, place: str) -> list[Use]:
    """The pages of a place's manual that show its contact `key`, each once, in every language. Two queries."""
    paths = ManualPage.objects.filter(jurisdiction=place).values_list("path", flat=True)
    within = Q(pk__in=[])
    for path in paths:
        within |= Q(page__path__startswith=path)
    rows = contacts_named(key).filter(within)
    found = {row.page_id: row.page for row in rows}
    return [
        Use(page.get_admin_display_title(), reverse("wagtailadmin_pages:edit", args=[pk]), page.locale.language_code)
        for pk, page in found.items()
    ]
