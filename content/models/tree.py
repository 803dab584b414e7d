"""Where a page stands among the others: read with few queries, however deep the tree and however many the siblings.

Every language has a tree of its own below Wagtail's root; the source language's is complete, the others may lack
pages. A reader in Welsh walks one tree made of both: Welsh pages where there are any, English ones in their place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import override as translation_in
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page, Site

LINK_FIELDS = (
    "id", "title", "slug", "url_path", "path", "depth", "numchild", "translation_key", "live", "locale_id",
    "content_type_id",
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
    in the language they were written in, where they differ. `locales` is {id of a locale: language code}. `token` and
    `places`: see `Generation`, None for a draft; `is_free`: no page of the trail is kept from anybody.
    """

    own: Sequence[Page]
    source: Sequence[Page]
    locales: dict[int, str] = field(default_factory=dict)
    token: int | None = None
    places: int | None = None
    is_free: bool = False

    @property
    def place(self) -> str:
        """The key of the place whose manual this is a page of; "" above all manuals."""
        return next((page.place for page in self.own if getattr(page, "place", None)), "")

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

    def page(self) -> Page:
        """The last page as what it is, and it knows the way here. One query."""
        page = self.own[-1].specific
        page.__dict__["_trail"] = self
        return page


@dataclass(frozen=True, slots=True)
class Root:
    """A home page: its place in Wagtail's tree of addresses ("/home/"), and the language below it."""

    url_path: str
    language: str

    @property
    def slug(self) -> str:
        return self.url_path.strip("/")


def roots() -> list[Root] | None:
    """The reader's home page and the source's, one where they are the same; without a query.

    From what Wagtail keeps cached for every link it writes. None where there are several sites: then Wagtail has to
    tell by the host.
    """
    known = Site.get_site_root_paths()
    if len({root.site_id for root in known}) != 1:
        return None
    homes = {root.language_code: Root(root.root_path, root.language_code) for root in known}
    wanted = (_content_language(), settings.LANGUAGE_CODE)
    return list(dict.fromkeys(homes[code] for code in wanted if code in homes))


def _content_language() -> str:
    try:
        code: str = get_supported_content_language_variant(get_language() or "")
    except LookupError:
        return ""
    return code


def address(page: Page) -> str:
    """The page's address in the active language. All languages share the path below their home page."""
    home = reverse("wagtail_serve", args=("",))
    return f"{home}{relative(page)}"


def address_in(page: Page, language: str) -> str:
    """The page's address in one language, whatever the active one is."""
    with translation_in(language):
        return address(page)


def relative(page: Page) -> str:
    """The path below the home page: "" for the home page itself, else with a slash at the end."""
    _root, _home, *rest = page.url_path.split("/", 2)
    return "".join(rest)


def links(pages: Iterable[tuple[Page, str]], say: Callable[[str], str] = str) -> list[Link]:
    """Pages, each with the language of its words, as links; `say` says the variables in them."""
    return [Link(say(page.title), address(page), code, say(getattr(page, "summary", ""))) for page, code in pages]


def find(homes: Sequence[Root], slugs: Sequence[str]) -> Trail | None:
    """The trail to the page with these `slugs` below the home pages `homes`: the reader's first, the source's last.

    One query, whatever the depth. None where no language has a live page there.
    """
    paths = ["".join(f"{slug}/" for slug in slugs[:n]) for n in range(len(slugs) + 1)]
    rows = _rows({*slugs, *(home.slug for home in homes)}, {home.url_path + path for home in homes for path in paths})
    found = {page.url_path: page for page in rows}
    ways = [[found.get(home.url_path + path) for path in paths] for home in homes]
    own = [next((page for page in choices if page and page.live), None) for choices in zip(*ways, strict=True)]
    if own[-1] is None:
        return None
    source = [page for page in ways[-1] if page] if len(homes) > 1 else []
    complete = len(source) == len(paths)
    locales = {way[0].locale_id: home.language for way, home in zip(ways, homes, strict=True) if way[0]}
    return Trail(
        [page for page in own if page],
        source if complete else [],
        locales,
        token=own[-1].token or 0,
        places=own[-1].places or 0,
        is_free=not any(page.restrictions for page in found.values()),
    )


# Addresses have no index in Wagtail, slugs do.
FIND = """
    SELECT page.id, title, slug, url_path, path, depth, numchild, translation_key, live, locale_id, content_type_id,
        manual.jurisdiction AS place,
        generation.token, generation.places,
        (SELECT COUNT(*) FROM wagtailcore_pageviewrestriction WHERE page_id = page.id) AS restrictions
    FROM wagtailcore_page page LEFT JOIN content_manualpage manual ON manual.page_ptr_id = page.id
        LEFT JOIN content_generation generation ON generation.id = 1
    WHERE slug IN ({slugs}) AND url_path IN ({paths})
"""


def _rows(slugs: Collection[str], paths: Collection[str]) -> Iterable[Page]:
    marks = (", ".join(["%s"] * len(values)) for values in (slugs, paths))
    rows: Iterable[Page] = Page.objects.raw(
        FIND.format(**dict(zip(("slugs", "paths"), marks, strict=True))), [*slugs, *paths]
    )
    return rows


def trail_to(page: Page) -> Trail:
    """The trail to a page that was not found by its address: three queries. Nothing is kept of it."""
    above = page.get_ancestors().filter(depth__gt=1).annotate(place=F("manualpage__jurisdiction"))
    own = [*above.only(*LINK_FIELDS), page]
    return Trail(own, [], dict(Locale.objects.values_list("id", "language_code")))


def prefer(pages: Iterable[Page], locale_id: int) -> list[Page]:
    """One page a translation key, the one in `locale_id` where there is one; in the order of the source's tree.

    A page that only the reader's language has comes last, in the order of its own tree.
    """
    ordered = sorted(pages, key=lambda page: (page.locale_id == locale_id, page.path))
    return list({page.translation_key: page for page in ordered}.values())


def children(model: type[Page], trail: Trail, locale_id: int, levels: int = 1) -> list[Page]:
    """The live pages below the trail's end, `levels` deep, in the reader's language where possible, parents first.

    One query, or none.
    """
    below = Q()
    for end in trail.ends:
        if end.numchild:
            deep = Q(depth__gt=end.depth, depth__lte=end.depth + levels)
            below |= Q(path__range=Page._get_children_path_interval(end.path)) & deep
    if not below:
        return []
    pages: QuerySet[Page] = model.objects.filter(below, live=True)
    return prefer(pages.only(*LINK_FIELDS, "summary"), locale_id)


def sections(model: type[Page], trail: Trail, locale_id: int) -> list[tuple[Page, list[Page]]]:
    """Each live page one level below the trail's end, with those one level below it. One query, or none."""
    found: dict[str, tuple[Page, list[Page]]] = {}
    pages = children(model, trail, locale_id, levels=2)
    top = trail.own[-1].depth + 1
    for page in sorted(pages, key=lambda page: page.depth):  # stable: in the order of the tree
        if page.depth == top:
            found[relative(page)] = (page, [])
        elif (parent := relative(page).rstrip("/").rpartition("/")[0] + "/") in found:
            found[parent][1].append(page)
    return list(found.values())


# Written as an expression of Django's it takes many times as long to put together as to run.
NEIGHBOURS = """
    SELECT id, title, url_path, path, translation_key, locale_id FROM wagtailcore_page
    WHERE live AND locale_id IN (%(reader)s, %(source)s) AND translation_key IN (
        SELECT translation_key FROM wagtailcore_page WHERE path IN (
            (SELECT MAX(path) FROM wagtailcore_page WHERE live AND path >= %(manual)s AND path < %(page)s),
            (SELECT MIN(path) FROM wagtailcore_page WHERE live AND path > %(page)s AND path <= %(last)s)
        )
    )
"""


def neighbours(trail: Trail, locale_id: int) -> tuple[Page | None, Page | None]:
    """The pages before and after the trail's end in reading order, within its manual. One query.

    Reading order is that of the source's tree: a page, then the pages below it, then the next one beside it. The page
    before the first one is the manual's index.
    """
    way = trail.source or trail.own
    manual, page = way[1], way[-1]
    _first, last = Page._get_children_path_interval(manual.path)
    places = {"reader": locale_id, "source": page.locale_id, "manual": manual.path, "page": page.path, "last": last}
    rows = list(Page.objects.raw(NEIGHBOURS, places))
    ordering = {row.translation_key: row.path for row in rows if row.locale_id == page.locale_id}
    chosen = prefer(rows, locale_id)
    return (
        next((row for row in chosen if ordering[row.translation_key] < page.path), None),
        next((row for row in chosen if ordering[row.translation_key] > page.path), None),
    )
