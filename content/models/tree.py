"""Where a page stands among the others: read with few queries, however deep the tree and however many the siblings.

Every language has a tree of its own below Wagtail's root; the source language's is complete, the others may lack
pages. A reader in Welsh walks one tree made of both: Welsh pages where there are any, English ones in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page

LINK_FIELDS = (
    "id", "title", "slug", "url_path", "path", "depth", "translation_key", "live", "locale_id", "content_type_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A page as a link: its address in the reader's language, its words in `language`."""

    title: str
    url: str
    language: str
    summary: str = ""


@dataclass(frozen=True)
class Trail:
    """The pages from a home page down to one page.

    `own` is the way as the reader sees it, each page in their language where there is one; `source` the same pages
    in the language they were written in, where they differ. `locales` is {id of a locale: language code}.
    """

    own: Sequence[Page]
    source: Sequence[Page]
    locales: dict[int, str] = field(default_factory=dict)

    @property
    def above(self) -> list[tuple[Page, str]]:
        return [(page, self.language_of(page)) for page in self.own[:-1]]

    @property
    def ids(self) -> set[int]:
        return {page.pk for page in (*self.own, *self.source)}

    @property
    def ends(self) -> list[Page]:
        """The last page in each language that matters to this reader."""
        return [pages[-1] for pages in (self.own, self.source) if pages]

    def language_of(self, page: Page) -> str:
        return self.locales[page.locale_id]


def codes(homes: Sequence[Page]) -> dict[int, str]:
    """{id of a locale: language code} of the reader's and the source's home page, without a query.

    The source is kept in LANGUAGE_CODE; Wagtail found the other home page by the active language.
    """
    found = {homes[-1].locale_id: settings.LANGUAGE_CODE}
    if len(homes) > 1:
        found[homes[0].locale_id] = get_supported_content_language_variant(get_language())
    return found


def address(page: Page) -> str:
    """The page's address in the active language. All languages share the path below their home page."""
    home = reverse("wagtail_serve", args=("",))
    return f"{home}{relative(page)}"


def relative(page: Page) -> str:
    """The path below the home page: "" for the home page itself, else with a slash at the end."""
    _root, _home, *rest = page.url_path.split("/", 2)
    return "".join(rest)


def links(pages: Iterable[tuple[Page, str]]) -> list[Link]:
    return [Link(page.title, address(page), code, getattr(page, "summary", "")) for page, code in pages]


def find(homes: Sequence[Page], slugs: Sequence[str]) -> Trail | None:
    """The trail to the page with these `slugs` below the home pages `homes`: the reader's first, then the source's.

    One query, whatever the depth. None where no language has a live page there.
    """
    paths = ["".join(f"{slug}/" for slug in slugs[: n + 1]) for n in range(len(slugs))]
    wanted = {home.url_path + path for home in homes for path in paths}
    # Addresses have no index in Wagtail, slugs do
    rows = Page.objects.filter(slug__in=set(slugs), url_path__in=wanted).only(*LINK_FIELDS)
    found = {page.url_path: page for page in rows}
    ways = [[home, *(found.get(home.url_path + path) for path in paths)] for home in homes]
    own = [next((page for page in choices if page and page.live), None) for choices in zip(*ways, strict=True)]
    if own[-1] is None:
        return None
    source = [page for page in ways[-1] if page] if len(homes) > 1 else []
    complete = len(source) == len(own)
    return Trail([page for page in own if page], source if complete else [], codes(homes))


def trail_to(page: Page) -> Trail:
    """The trail to a page that was not found by its address: three queries."""
    own = [*page.get_ancestors().filter(depth__gt=1).only(*LINK_FIELDS), page]
    return Trail(own, [], dict(Locale.objects.values_list("id", "language_code")))


def prefer(pages: Iterable[Page], locale_id: int) -> list[Page]:
    """One page a translation key, the one in `locale_id` where there is one; in the order of the source's tree.

    A page that only the reader's language has comes last, in the order of its own tree.
    """
    ordered = sorted(pages, key=lambda page: (page.locale_id == locale_id, page.path))
    return list({page.translation_key: page for page in ordered}.values())


def children(model: type[Page], trail: Trail, locale_id: int) -> list[Page]:
    """The live pages one level below the trail's end, in the reader's language where possible. One query."""
    below = Q()
    for end in trail.ends:
        below |= Q(path__range=Page._get_children_path_interval(end.path), depth=end.depth + 1)
    pages: QuerySet[Page] = model.objects.filter(below, live=True)
    return prefer(pages.only(*LINK_FIELDS, "summary"), locale_id)


def neighbours(trail: Trail, locale_id: int) -> tuple[Page | None, Page | None]:
    """The pages before and after the trail's end in reading order, within its manual. One query.

    Reading order is that of the source's tree: a page, then the pages below it, then the next one beside it. The page
    before the first one is the manual's index.
    """
    way = trail.source if len(trail.source) > 2 else trail.own
    manual, page = way[1], way[-1]
    _first, last = Page._get_children_path_interval(manual.path)
    within = Page.objects.filter(live=True, path__range=(manual.path, last))
    before = within.filter(path__lt=page.path).order_by("-path").values("translation_key")[:1]
    after = within.filter(path__gt=page.path).order_by("path").values("translation_key")[:1]
    rows = Page.objects.filter(
        Q(translation_key=before) | Q(translation_key=after), live=True, locale_id__in={locale_id, page.locale_id}
    ).only(*LINK_FIELDS)
    ordering = {row.translation_key: row.path for row in rows if row.locale_id == page.locale_id}
    chosen = prefer(rows, locale_id)
    return (
        next((row for row in chosen if ordering[row.translation_key] < page.path), None),
        next((row for row in chosen if ordering[row.translation_key] > page.path), None),
    )
