"""What each kind of editor may do in the CMS, as data: read it top to bottom and the whole policy is known.

Authors write pages and hand them in. Editors change every page and what pages draw on, and check what is handed in.
Translators change what is in another language than the source. Publishers do all of that, approve, publish, lock, and
keep the timescales. Nobody deletes: what is no longer right is unpublished.
"""

from dataclasses import dataclass

LOOK = ("view",)
TRANSLATE = ("view", "change")
WRITE = ("view", "add", "change")
PUBLISH = ("view", "add", "change", "publish")


@dataclass(frozen=True)
class Role:
    """One group.

    `pages`: what it may do to every page, `translated` to pages in other languages than the source. `snippets`: to
    whatever else policy staff keep; `translatable` to those of them that have languages; `figures` to the places with
    their timescales, which set the deadlines. `files`: to images and documents. `translates`: may start a translation.
    """

    name: str
    pages: tuple[str, ...] = ()
    translated: tuple[str, ...] = ()
    snippets: tuple[str, ...] = LOOK
    translatable: tuple[str, ...] = LOOK
    figures: tuple[str, ...] = LOOK
    files: tuple[str, ...] = ("choose", "add")
    translates: bool = False


AUTHORS = Role("Authors", pages=("add_page",))
EDITORS = Role(
    "Editors",
    pages=("add_page", "change_page", "lock_page"),
    snippets=WRITE,
    translatable=WRITE,
    files=("choose", "add", "change"),
    translates=True,
)
TRANSLATORS = Role("Translators", translated=("change_page",), translatable=TRANSLATE, translates=True)
PUBLISHERS = Role(
    "Publishers",
    pages=("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    snippets=PUBLISH,
    translatable=PUBLISH,
    figures=WRITE,
    files=("choose", "add", "change"),
    translates=True,
)
ROLES = (AUTHORS, EDITORS, TRANSLATORS, PUBLISHERS)
