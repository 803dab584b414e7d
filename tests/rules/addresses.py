"""Every address of the service, and who may have it. An address that stands in none of these lists fails the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern


@dataclass(frozen=True)
class Address:
    """One URL pattern: its route from the root, and whether a part of it is a regular expression."""

    route: str
    is_regex: bool


# Anybody may open these: they show nothing of anybody, or are the way in and out.
PUBLIC = {
    "",
    "accounts/login/",
    "accounts/logout/",
    "accounts/help/",
    "accounts/2fa/authenticate/",
    "accounts/2fa/webauthn/login/",
    "invitation/<str:token>/",
    "exit/",
    "timed-out/",  # ends a session, like exit
    "stay/",  # tells who is not signed in that they are not
    "language/",
    "api/v1/openapi.json",  # how the API looks, nothing that is in it
    "api/v1/docs/",
    "api/v2/^pages/",  # Wagtail's own API: published pages
    "api/v2/^pages/<int:pk>/",
    "api/v2/^pages/find/",
    "api/v1/manuals",  # what stands on public pages, as data
    "api/v1/manuals/<slug:manual>/tree",
    "api/v1/search",
    "api/v1/pages/<path:path>",
    "api/v1/editions/<path:path>",
    "api/v1/edition/<int:number>/<path:path>",
    "api/v1/places/<slug:place>/glossary",
    "api/v1/places/<slug:place>/contacts",
    "api/v1/places/<slug:place>/terms",
    "drafts/pictures/<str:digest>/",  # pictures of guidance, as public as the procedures
    "symbols/<slug:key>/",  # an authority's own pictures beside words: they show nobody
    "cms/sprite/",  # icons of the CMS
    "cms/jsi18n/",  # words of its buttons
    "en/^((?:[\\w\\-]+/)*)$",
    "robots.txt",
    "sitemap.xml",  # public pages in their languages
    "en/for/<slug:key>/",  # the service about itself
    "en/accessibility/",
    "en/cookies/",
    "en/status/",
    "en/amendments.xml",
    "en/search/",  # of what anybody may read
    "en/editions/<uuid:key>/",  # earlier versions of public pages, and their PDFs
    "en/editions/<uuid:key>/<int:number>/",
    "en/papers/<uuid:key>/",
    "en/papers/<uuid:key>/<slug:scope>/",
    "en/papers/<uuid:key>/<slug:scope>/file/",
    "documents/<int:number>/<path:name>",  # files and pictures of public pages
    "media/images/<path:name>",
}

# A signed-in person has these for themselves alone; the address names nobody.
OWN = {
    "start/",
    "start/safer/",
    "safety/",
    "shared-device/",
    "my/",
    "children/",
    "portrait/",
    "translations/",  # what a translator was given
    "api/v1/forms",
    "api/v1/readings",
    "api/v1/preview",  # whose draft it is the token says, which an editor was given for an hour
    "api/v1/drafts",  # start one; about whom is in the body, and asked like the screens ask
    "accounts/reauthenticate/",
    "accounts/password/change/",
    "accounts/sessions/",
    "accounts/tokens/",
    "accounts/tokens/new/",
    "accounts/2fa/",
    "accounts/2fa/reauthenticate/",
    "accounts/2fa/totp/activate/",
    "accounts/2fa/totp/deactivate/",
    "accounts/2fa/recovery-codes/",
    "accounts/2fa/recovery-codes/generate/",
    "accounts/2fa/webauthn/",
    "accounts/2fa/webauthn/add/",
    "accounts/2fa/webauthn/reauthenticate/",
    "accounts/2fa/webauthn/keys/<int:pk>/remove/",  # one's own keys only, after proving who one is
}

# Forms that were published: about nobody, so there is nothing of a stranger's in them. Families get 404.
STAFF = {
    "api/v1/forms/versions/<uuidstr:version>",
    "api/v1/forms/versions/<uuidstr:version>/texts",
    "api/v1/forms/versions/<uuidstr:version>/schema",
}

# Each names somebody or something: a stranger gets 404, as if it did not exist.
OBJECTS = {
    "accounts/tokens/<uuid:token>/revoke/",
    "my/plans/<uuid:plan>/",
    "my/plans/<uuid:plan>/pdf/",
    "my/plans/<uuid:plan>/pdf/waiting/",
    "my/plans/<uuid:plan>/sound/<uuid:sound>/",
    "my/plans/<uuid:plan>/looked/",
    "plans/<uuid:plan>/recordings/",
    "plans/<uuid:plan>/review/hold/",
    "plans/<uuid:plan>/review/approve/",
    "plans/<uuid:plan>/review/<uuid:review>/",
    "plans/<uuid:plan>/review/<uuid:review>/copies/",
    "plans/<uuid:plan>/review/<uuid:review>/copies/<uuid:person>/",
    "plans/<uuid:plan>/review/<uuid:review>/copies/<uuid:person>/file/",
    "plans/<uuid:plan>/review/",
    "plans/<uuid:plan>/review/prepare/",
    "plans/<uuid:plan>/review/earlier/",
    "plans/<uuid:plan>/review/report/",
    "plans/<uuid:plan>/recordings/<uuid:person>/",
    "plans/<uuid:plan>/recordings/<uuid:person>/<slug:section>/",
    "plans/<uuid:plan>/sound/<uuid:sound>/",
    "my/plans/<uuid:plan>/answer/",
    "my/plans/<uuid:plan>/answer/<slug:section>/",
    "my/plans/<uuid:plan>/answer/<slug:section>/<str:entry>/",
    "my/plans/<uuid:plan>/questions/",
    "my/plans/<uuid:plan>/answers/",
    "my/plans/<uuid:plan>/answers/<uuid:answer>/file/",
    "api/v1/readings/<uuidstr:plan>",
    "api/v1/drafts/<uuidstr:draft>",
    "api/v1/drafts/<uuidstr:draft>/schema",
    "api/v1/drafts/<uuidstr:draft>/validate",
    "api/v1/drafts/<uuidstr:draft>/submit",
    "api/v1/drafts/<uuidstr:draft>/questions/<question>/files",
    "children/<uuid:child>/",
    "children/<uuid:child>/start/",
    "children/<uuid:child>/lead-role/",
    "plans/<uuid:plan>/",
    "plans/<uuid:plan>/changes/<int:number>/",
    "plans/<uuid:plan>/wording/<slug:audience>/",
    "plans/<uuid:plan>/wording/<slug:audience>/ease/",
    "plans/<uuid:plan>/translators/",
    "plans/<uuid:plan>/translation/<slug:audience>/<slug:language>/",
    "plans/<uuid:plan>/translation/<slug:audience>/<slug:language>/file/",
    "plans/<uuid:plan>/translation/<slug:audience>/<slug:language>/file/<slug:kind>/",
    "translations/<uuid:work>/",
    "translations/<uuid:work>/file/",
    "translations/<uuid:work>/file/<slug:kind>/",
    "plans/<uuid:plan>/as/<uuid:person>/",
    "plans/<uuid:plan>/release/",
    "plans/<uuid:plan>/withhold/<uuid:person>/",
    "plans/<uuid:plan>/invite/<uuid:person>/",
    "plans/<uuid:plan>/reader/<uuid:person>/",
    "plans/<uuid:plan>/contacts/<uuid:person>/",
    "plans/<uuid:plan>/advocate/<uuid:person>/",
    "plans/<uuid:plan>/child-in-group/",
    "plans/<uuid:plan>/network/",
    "plans/<uuid:plan>/network/add/",
    "plans/<uuid:plan>/network/group/",
    "plans/<uuid:plan>/network/<uuid:person>/",
    "plans/<uuid:plan>/differences/",
    "plans/<uuid:plan>/differences/<uuid:difference>/",
    "plans/<uuid:plan>/meetings/",
    "plans/<uuid:plan>/meetings/book/",
    "plans/<uuid:plan>/meetings/<uuid:meeting>/",
    "plans/<uuid:plan>/report/",
    "plans/<uuid:plan>/visits/",
    "plans/<uuid:plan>/visits/record/",
    "plans/<uuid:plan>/visits/<uuid:visit>/",
    "plans/<uuid:plan>/denied/",
    "plans/<uuid:plan>/needs/",
    "plans/<uuid:plan>/exclusion/",
    "plans/<uuid:plan>/exclusion/<uuid:person>/",
    "plans/<uuid:plan>/exclusion/<uuid:person>/letter/",
    "plans/<uuid:plan>/exclusion/<uuid:person>/letter/file/",
    "plans/<uuid:plan>/lack-of-engagement/",
    "my/plans/<uuid:plan>/help/",
    "plans/<uuid:plan>/part/",
    "plans/<uuid:plan>/recipients/",
    "plans/<uuid:plan>/letter/<uuid:person>/",
    "plans/<uuid:plan>/end/",
    "plans/<uuid:plan>/enquiries/",
    "plans/<uuid:plan>/moved-or-missing/",
    "register/<slug:place>/",
    "register/<slug:place>/children/<uuid:plan>/",
    "register/<slug:place>/enquiries/",
    "register/<slug:place>/enquiries/<uuid:enquiry>/",
    "plans/<uuid:plan>/answers/",
    "plans/<uuid:plan>/answers/<uuid:answer>/file/",
    "plans/<uuid:plan>/agenda/",
    "plans/<uuid:plan>/people/",
    "plans/<uuid:plan>/explain/<uuid:person>/",
    "drafts/<uuid:draft>/",
    "drafts/<uuid:draft>/steps/<str:step>/",
    "drafts/<uuid:draft>/check/",
    "drafts/<uuid:draft>/submit/",
    "drafts/<uuid:draft>/newer/",
    "drafts/<uuid:draft>/left/",
    "drafts/<uuid:draft>/parts/",
    "drafts/<uuid:draft>/parts/<uuid:part>/",
    "drafts/<uuid:draft>/steps/<str:step>/remarks/",
    "drafts/<uuid:draft>/give-up/",
    "drafts/<uuid:draft>/correct/",
    "drafts/<uuid:draft>/files/<uuid:upload>/",
}

# Other programs' addresses that must only ever lead to our one way in.
DOORS = {
    "^cms/(?:login|password_reset)/",
    "^(?:[a-z-]+/)?_util/login/",
    "^admin/",
    "en/_util/login/",
}

# Wagtail's way to show a page behind a password: we have none, so there is never one to open.
ABSENT = {
    "en/_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
    "documents/authenticate_with_password/<int:restriction_id>/",
    "api/v1/",
    "^api/v1/",  # what is no address of the API
}

POLICY_STAFF_ONLY = "cms/"

CONVERTERS = {
    "int": "1", "str": "x", "slug": "x", "path": "x/y", "uuid": "00000000-0000-4000-8000-000000000000",
    "uuidstr": "00000000-0000-4000-8000-000000000000",
}  # fmt: skip
COMPARED = r"(?P<revision_id_a>live|earliest|\d+)\.\.\.(?P<revision_id_b>live|latest|\d+)/$"
REGEX_SAMPLES = {
    "^cms/(?:login|password_reset)/": "cms/login/",
    "^(?:[a-z-]+/)?_util/login/": "cy/_util/login/",
    "^admin/": "admin/login/",
    "^api/v1/": "api/v1/no/such/",
    "en/^((?:[\\w\\-]+/)*)$": "en/",
    "cms/^.*/$": "cms/no/such/page/",
    **{
        f"{snippets}(?P<pk>.+)/revisions/compare/{COMPARED}": f"{snippets}1/revisions/compare/earliest...live/"
        for model in ("readingtemplate", "glossaryterm", "phrase", "escalationstage")
        for snippets in (f"cms/snippets/procedures/{model}/history/",)
    },
    "cms/pages/^(?P<pk>\\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\\d+)\\.\\.\\.(?P<revision_id_b>live|"
    "latest|\\d+)/$": "cms/pages/1/revisions/compare/earliest...live/",
}


def addresses() -> Iterator[Address]:
    """Every URL pattern of the service, in the order they are tried."""

    def walk(resolver: URLResolver, prefix: str) -> Iterator[Address]:
        for entry in resolver.url_patterns:
            route = prefix + str(entry.pattern)
            if isinstance(entry, URLPattern):
                yield Address(route, isinstance(entry.pattern, RegexPattern))
            else:
                yield from walk(entry, route)

    return walk(get_resolver(), "")


def is_placed(address: Address) -> bool:
    """Whether somebody decided who may have this address."""
    lists = (PUBLIC, OWN, STAFF, OBJECTS, DOORS, ABSENT)
    in_lists = sum(address.route in entries for entries in lists)
    return in_lists == 1 or (in_lists == 0 and address.route.startswith(POLICY_STAFF_ONLY))


def path_of(address: Address, values: Mapping[str, object] | None = None) -> str:
    """A path this pattern answers, with these values for its parameters; KeyError for an unknown regex or converter."""
    if address.is_regex:
        return "/" + REGEX_SAMPLES[address.route]
    given = values or {}
    return "/" + re.sub(
        r"<(?:(\w+):)?(\w+)>",
        lambda found: str(given.get(found[2], CONVERTERS[found[1] or "str"])),
        address.route.replace("^", ""),  # what is included below a regular expression carries its sign
    )
