"""The manual for other front ends: what anybody reads on the pages, as data, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from jsonschema import Draft202012Validator
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, Page, PageViewRestriction

from content.api import ContactFact
from portal.procedures.models import EscalationStage, LocalContact, Terms, Timescale
from tests.cast import Cast, account, sign_in
from tests.manuals import files, in_welsh, make_manual

pytestmark = pytest.mark.django_db
BUDGET = 12  # with savepoints: ten of the page's own, and the generation
KINDS = {
    "text", "pointer", "checklist", "important", "definition", "timescale", "roles", "decision", "stages", "law",
    "contact", "related", "form", "download", "video", "table", "picture",
}  # fmt: skip


@pytest.fixture
def place(cast: Cast) -> None:
    """England with words and a contact of its own."""
    english = Locale.objects.get(language_code="en")
    words = dict.fromkeys(("plan", "record", "custodian", "chair", "core_group", "threshold"), "x")
    Terms.objects.create(jurisdiction="england", locale=english, lead="lead social worker", **words)
    EscalationStage.objects.create(
        jurisdiction="england", locale=english, position=1, name="Talk", who="{Lead}", what="Say it.", count=2
    )
    LocalContact.objects.create(
        jurisdiction="england", locale=english, key="duty", name="Duty team", phone="01632 960111", hours="Always"
    )


@pytest.fixture
def client() -> Client:
    """Nobody in particular."""
    return Client()


def get(client: Client, path: str, **headers: str) -> Any:
    return client.get(f"/api/v1/{path}", headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.requirement("R-000-02")
def test_a_page_with_every_block(place: None, client: Client) -> None:
    make_manual(more=files())
    said = get(client, "pages/isle/core").json()
    blocks = {one["type"]: one for one in said["blocks"]}
    assert set(blocks) == KINDS and len({one["id"] for one in said["blocks"]}) == len(said["blocks"])
    assert blocks["text"]["html"] == '<p>Read <a href="/en/isle/review/">the review</a>.</p>'
    assert blocks["checklist"]["items"] == ["Ring lead social worker", "Book a room"]
    assert blocks["important"]["text"] == "Within 10 working days."
    assert blocks["timescale"]["time"] == "10 working days"
    assert blocks["roles"]["rows"] == [{"who": "Lead social worker", "what": "Leads"}]
    assert blocks["decision"]["rows"] == [{"question": "Is it safe?", "yes": "Go on", "no": "Stop"}]
    steps = [{"name": "Talk", "who": "Lead social worker", "what": "Say it.", "time": "2 working days"}]
    assert (blocks["stages"]["title"], blocks["stages"]["rows"]) == ("The steps up", steps)
    assert blocks["contact"]["contact"]["phone"] == "01632 960111"
    assert blocks["related"]["pages"] == [{"path": "isle/review", "title": "Review", "language": "en"}]
    assert (blocks["table"]["head"], blocks["table"]["rows"]) == (["What", "When"], [["Meeting", "10 working days"]])
    assert blocks["form"]["purpose"] == "outline_plan"
    assert blocks["download"]["file"]["name"] == blocks["video"]["file"]["name"]
    assert blocks["video"]["captions"]["url"] and blocks["picture"]["picture"]["width"] > 0
    assert (said["version"], said["keeper"], said["review_by"]) == (1, "Policy team", "2027-04-01")
    assert said["amendment"] == {"what": "A table", "why": "It was asked for"}
    assert [one["path"] for one in said["breadcrumbs"]] == ["isle"]
    assert (said["before"]["path"], said["after"]["path"]) == ("isle", "isle/review")


def test_every_answer_fits_the_description(place: None, client: Client) -> None:
    make_manual(more=files(), deep=2)
    described = get(client, "openapi.json").json()
    one_of = described["components"]["schemas"]["PageOut"]["properties"]["blocks"]["items"]
    assert set(one_of["discriminator"]["mapping"]) == KINDS and len(one_of["oneOf"]) == len(KINDS)
    for path, asked in {
        "/api/v1/manuals": "manuals",
        "/api/v1/manuals/{manual}/tree": "manuals/isle/tree",
        "/api/v1/pages/{path}": "pages/isle/core",
        "/api/v1/editions/{path}": "editions/isle/core",
        "/api/v1/places/{place}/glossary": "places/england/glossary",
        "/api/v1/places/{place}/contacts": "places/england/contacts",
        "/api/v1/places/{place}/terms": "places/england/terms",
    }.items():
        operation = described["paths"][path]["get"]
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        validator = Draft202012Validator({**schema, "components": described["components"]})
        said = get(client, asked)
        assert said.status_code == 200 and said.json(), asked
        validator.validate(said.json())
        assert "security" not in operation, "anybody may"


def test_the_tree_and_the_list_of_manuals(client: Client, cast: Cast) -> None:
    make_manual(deep=3)
    assert get(client, "manuals").json() == [
        {"path": "isle", "title": "Isle", "language": "en", "summary": "", "place": "england"}
    ]
    tree = get(client, "manuals/isle/tree").json()
    assert [one["path"] for one in tree["children"]] == ["isle/core", "isle/review"]
    assert tree["children"][0]["children"][0]["children"][0]["children"][0]["title"] == "Deep 2"
    assert get(client, "manuals/nowhere/tree").status_code == 404


def test_each_in_its_language_and_the_source_where_there_is_none(client: Client, cast: Cast) -> None:
    make_manual()
    in_welsh()
    welsh = get(client, "pages/isle/review?language=cy")
    assert (welsh.json()["title"], welsh.json()["language"], welsh["Content-Language"]) == ("Adolygiad", "cy", "cy")
    assert welsh.json()["breadcrumbs"][0]["title"] == "Ynys"
    assert welsh.json()["before"] == {"path": "isle/core", "title": "Core group", "language": "en"}
    core = get(client, "pages/isle/core?language=cy").json()
    assert core["language"] == "en"
    related = next(one for one in core["blocks"] if one["type"] == "related")
    assert related["pages"] == [{"path": "isle/review", "title": "Adolygiad", "language": "cy"}]
    assert '<a href="/cy/isle/review/">' in core["blocks"][0]["html"]
    tree = get(client, "manuals/isle/tree", Accept_Language="cy").json()
    assert [(one["title"], one["language"]) for one in tree["children"]] == [("Core group", "en"), ("Adolygiad", "cy")]
    assert get(client, "pages/isle?language=xx").status_code == 422


@pytest.mark.parametrize(
    "path",
    ["", "isle/", "isle/core/", "isle//core", "isle/none", "%00", "isle/%00", "a" * 300, "a/" * 400 + "a", "../x"],
)
def test_no_other_path_is_one(path: str, client: Client, cast: Cast) -> None:
    make_manual()
    assert get(client, f"pages/{path}").status_code == 404


def test_drafts_and_what_is_kept_from_readers_are_not_there(client: Client, cast: Cast) -> None:
    make_manual(deep=1)
    core = Page.objects.get(slug="core").specific
    core.title = "Not yet"
    core.save_revision()
    assert get(client, "pages/isle/core").json()["title"] == "Core group"
    review = Page.objects.get(slug="review").specific
    review.unpublish()
    assert get(client, "pages/isle/review").status_code == 404
    restriction = PageViewRestriction.objects.create(page=core, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="Somebody"))
    for path in ("pages/isle/core", "pages/isle/core/deep-0", "editions/isle/core"):
        assert get(client, path).status_code == 404, path
    assert get(client, "manuals/isle/tree").json()["children"] == []


def test_caches_keep_it_and_a_publication_counts_at_once(client: Client, place: None) -> None:
    make_manual()
    first = get(client, "pages/isle/core")
    assert first["Cache-Control"] == "public, no-cache" and "Last-Modified" in first and not first.cookies
    again = get(client, "pages/isle/core", If_None_Match=first["ETag"])
    assert again.status_code == 304 and not again.content and again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == "public, no-cache"
    core = Page.objects.get(slug="core").specific
    core.title = "The group"
    core.save_revision().publish()
    changed = get(client, "pages/isle/core", If_None_Match=first["ETag"])
    assert changed.status_code == 200 and changed.json()["title"] == "The group"


@pytest.mark.requirement("R-004-23")
def test_a_timescale_that_changes_changes_page_and_terms_at_once(client: Client, place: None) -> None:
    make_manual()
    tags = {path: get(client, path)["ETag"] for path in ("pages/isle/core", "places/england/terms")}
    figure = Timescale.objects.get(jurisdiction__key="england", key="first_core_group")
    figure.count = 7
    figure.save()
    for path, tag in tags.items():
        said = get(client, path, If_None_Match=tag)
        assert said.status_code == 200 and "7 working days" in said.content.decode(), path


def test_somebody_signed_in_shares_no_cache(client: Client, cast: Cast) -> None:
    make_manual()
    sign_in(client, cast.dana)
    assert get(client, "pages/isle/core")["Cache-Control"] == "private, no-cache"
    assert get(client, "pages/isle/none")["Cache-Control"] == "no-store"


def test_words_contacts_and_terms_of_a_place(client: Client, place: None) -> None:
    terms = get(client, "places/england/terms").json()
    assert terms["terms"]["lead"] == "lead social worker" and terms["timescales"]["first_review"] == "3 months"
    contacts = get(client, "places/england/contacts").json()["contacts"]
    assert [(one["key"], one["name"], one["language"]) for one in contacts] == [("duty", "Duty team", "en")]
    assert set(contacts[0]) == set(ContactFact.__dataclass_fields__)
    assert get(client, "places/england/glossary").json()["place"] == "england"
    for topic in ("terms", "contacts", "glossary"):
        assert get(client, f"places/nowhere/{topic}").status_code == 404


def test_the_queries_do_not_grow(
    client: Client, place: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_manual(deep=8, long=6, more=files())
    deepest = "pages/isle/core/" + "/".join(f"deep-{number}" for number in range(8))
    get(client, "pages/isle")
    for path in ("pages/isle/core", deepest, "manuals/isle/tree", "manuals", "editions/isle/core"):
        with django_assert_max_num_queries(BUDGET):
            assert get(client, path).status_code == 200
        with django_assert_max_num_queries(3):  # kept until something is published
            assert get(client, path).status_code == 200


def test_too_many_calls_of_one_address(client: Client, cast: Cast, settings: Any) -> None:
    settings.API_PUBLIC_CALLS_AN_ADDRESS = (2, 3600)
    answers = [get(client, "manuals") for _call in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429] and int(answers[-1]["Retry-After"]) > 0


# a draft, for the editor


FRONT = "https://front.example.org/preview.html#{token}"


def given(client: Client, page: Page) -> str:
    """What the CMS gives to the front end."""
    response = client.get(f"/cms/headless-preview/{page.pk}/")
    assert response.status_code == 302
    front, _sign, token = response["Location"].partition("#")
    assert front == "https://front.example.org/preview.html"
    return f"Preview {token}"


def test_an_editor_sees_a_draft_elsewhere_for_an_hour(cast: Cast, client: Client, settings: Any) -> None:
    settings.HEADLESS_PREVIEW_URL = FRONT
    make_manual()
    page = Page.objects.get(slug="core").specific
    page.title, page.body = "Not yet", [("important", {"text": "A draft {time:first_core_group}."})]
    page.save_revision()
    sign_in(client, cast.pat)
    assert "headless-preview" in client.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    token = given(client, page)
    said = get(Client(), "preview", Authorization=token)
    assert said.status_code == 200 and said["Cache-Control"] == "no-store"
    assert (said.json()["title"], said.json()["is_draft"]) == ("Not yet", True)
    assert said.json()["blocks"][0]["text"] == "A draft 10 working days."
    assert get(Client(), "pages/isle/core").json()["title"] == "Core group"
    settings.HEADLESS_PREVIEW_AGE = -1
    assert get(Client(), "preview", Authorization=token).status_code == 401


def test_a_look_ends_with_the_right_to_edit(cast: Cast, client: Client, settings: Any) -> None:
    settings.HEADLESS_PREVIEW_URL = FRONT
    make_manual()
    page = Page.objects.get(slug="core")
    sign_in(client, cast.pat)
    token = given(client, page)
    pat = account(cast.pat)
    groups = list(pat.groups.all())
    pat.groups.clear()
    assert get(Client(), "preview", Authorization=token).status_code == 401
    pat.groups.set(groups)
    assert get(Client(), "preview", Authorization=token).status_code == 200
    pat.is_active = False
    pat.save()
    assert get(Client(), "preview", Authorization=token).status_code == 401


@pytest.mark.parametrize("token", ["", "Preview", "Preview x", "Preview x:y:z", "Bearer x", "x"])
def test_nothing_else_opens_a_draft(token: str, client: Client, cast: Cast) -> None:
    assert get(client, "preview", **({"Authorization": token} if token else {})).status_code == 401


def test_a_look_is_for_pages_of_the_manual_and_who_edits_them(cast: Cast, client: Client, settings: Any) -> None:
    make_manual()
    page, root = Page.objects.get(slug="core"), Page.objects.get(depth=1)
    sign_in(client, cast.pat)
    assert client.get(f"/cms/headless-preview/{page.pk}/").status_code == 404, "no front end was named"
    settings.HEADLESS_PREVIEW_URL = FRONT
    assert client.get(f"/cms/headless-preview/{root.pk}/").status_code == 404
    assert sign_in(Client(), cast.lena).get(f"/cms/headless-preview/{page.pk}/").status_code == 404
