"""From an author's draft to a published page: who may do what, and what each of them is told on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Page, TaskState
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail_localize.models import Translation

from content.models import ProcedurePage
from portal.procedures.models import GlossaryTerm
from portal.settings.languages import LANGUAGES
from tests.unit.content.manual import make, page

from .desks import author, desk, edit, editor, publisher, somebody, translator

__all__ = ["author", "editor", "publisher", "translator"]
pytestmark = pytest.mark.django_db


def fields(title: str, text: str = "Words.", **more: Any) -> dict[str, Any]:
    """What the editor of a page sends."""
    body = streamfield([("text", {"heading": "", "text": rich_text(f"<p>{text}</p>")})])
    given = {
        "title": title, "slug": title.lower().replace(" ", "-"), "summary": "", "body": body, "amendment": "",
        "amendment_why": "", "keeper": "", "review_by": "", "go_live_at": "", "expire_at": "",
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""}, **more,
    }  # fmt: skip
    return dict(nested_form_data(given))


def add(client: Client, parent: Page, title: str, **more: Any) -> ProcedurePage:
    address = reverse("wagtailadmin_pages:add", args=["content", "procedurepage", parent.pk])
    response = client.post(address, {**fields(title), **more})
    assert response.status_code == 302, BeautifulSoup(response.content, "html.parser").select(".error-message")
    found: ProcedurePage = ProcedurePage.objects.get(title=title)
    return found


def act(client: Client, target: Page, action: str) -> int:
    state = TaskState.objects.get(workflow_state=target.current_workflow_state, status=TaskState.STATUS_IN_PROGRESS)
    address = reverse("wagtailadmin_pages:workflow_action", args=[target.pk, action, state.pk])
    return client.post(address, {"comment": "Good"}).status_code


def test_a_draft_goes_from_its_author_by_an_editor_to_a_publisher(
    author: Client, editor: Client, publisher: Client, client: Client
) -> None:
    parent = make()
    draft = add(author, parent, "Visits at night", **{"action-submit": "1"})
    assert not draft.live
    assert client.get("/en/invented/visits-at-night/").status_code == 404
    assert "Visits at night" in editor.get("/cms/").content.decode()  # waits on the editor's home page
    assert act(editor, draft, "approve") == 302
    draft.refresh_from_db()
    assert not draft.live, "an editor's check alone publishes nothing"
    assert act(publisher, draft, "approve") == 302
    draft.refresh_from_db()
    assert draft.live
    assert client.get("/en/invented/visits-at-night/").status_code == 200


def test_an_author_cannot_approve_their_own_page(author: Client) -> None:
    draft = add(author, make(), "Mine", **{"action-submit": "1"})
    act(author, draft, "approve")
    draft.refresh_from_db()
    assert draft.current_workflow_task_state.task.name == "Checked by an editor"
    assert not draft.live


@pytest.mark.parametrize(
    ("group", "add_here", "change", "publish", "lock", "change_welsh"),
    [
        ("Authors", True, False, False, False, False),
        ("Editors", True, True, False, True, True),
        ("Translators", False, False, False, False, True),
        ("Publishers", True, True, True, True, True),
    ],
)
def test_who_may_do_what_to_a_page(
    group: str, add_here: bool, change: bool, publish: bool, lock: bool, change_welsh: bool
) -> None:
    make()
    user = somebody(group)
    english = page("the-core-group").permissions_for_user(user)
    found = (english.can_add_subpage(), english.can_edit(), english.can_publish(), english.can_lock())
    assert found == (add_here, change, publish, lock)
    assert page("the-core-group", "cy").permissions_for_user(user).can_edit() == change_welsh
    assert not english.can_delete()


@pytest.mark.parametrize(
    ("group", "places", "words"),
    [("Authors", 302, 302), ("Editors", 302, 200), ("Translators", 302, 302), ("Publishers", 200, 200)],
)
def test_who_may_change_what_pages_draw_on(cast: object, group: str, places: int, words: int) -> None:
    from portal.procedures.models import Jurisdiction

    browser = desk(group)
    word = GlossaryTerm.objects.create(word="threshold", meaning="a line")
    place = Jurisdiction.objects.get(key="wales")
    assert browser.get(f"/cms/snippets/procedures/jurisdiction/edit/{place.pk}/").status_code == places
    assert browser.get(f"/cms/snippets/procedures/glossaryterm/edit/{word.pk}/").status_code == words


def test_a_translator_changes_the_translation_of_a_word_and_not_the_word(translator: Client) -> None:
    from wagtail.models import Locale

    word = GlossaryTerm.objects.create(word="threshold", meaning="a line")
    welsh = word.copy_for_translation(Locale.objects.get(language_code="cy"))
    welsh.save()
    refused = translator.get(f"/cms/snippets/procedures/glossaryterm/edit/{word.pk}/", follow=True)
    assert "You can change translations." in refused.content.decode()
    assert translator.get(f"/cms/snippets/procedures/glossaryterm/edit/{welsh.pk}/").status_code == 200


def test_a_translator_starts_a_translation(translator: Client) -> None:
    make()
    first = page("the-first-meeting")
    welsh = first.locale.__class__.objects.get(language_code="cy")
    translator.post(f"/cms/localize/submit/page/{first.pk}/", {"locales": [welsh.pk]})
    assert first.get_translation(welsh).title == first.title
    assert translator.get(edit(first.get_translation(welsh))).status_code == 200


@pytest.mark.parametrize(("group", "offered"), [("Translators", False), ("Editors", False), ("Publishers", True)])
def test_nobody_is_offered_what_is_refused(group: str, offered: bool) -> None:
    make()
    welsh = page("the-core-group", "cy")
    where = reverse("wagtail_localize:convert_to_alias", args=[welsh.pk])
    shown = desk(group).get(edit(welsh))
    assert shown.status_code == 200 and "convertToAliasUrl" in shown.content.decode()
    assert (where in shown.content.decode()) == offered
    # Without a translation's editor it is a button among the others.
    Translation.objects.filter(target_locale=welsh.locale).update(enabled=False)
    assert ("localize-convert-to-alias" in desk(group).get(edit(welsh)).content.decode()) == offered


def test_languages_stand_in_their_order(publisher: Client) -> None:
    make(welsh=False)
    for target in (
        reverse("wagtail_localize:submit_page_translation", args=[page("the-core-group").pk]),
        reverse(
            "wagtail_localize:submit_snippet_translation",
            args=["procedures", "glossaryterm", GlossaryTerm.objects.create(word="threshold", meaning="a line").pk],
        ),
    ):
        shown = BeautifulSoup(publisher.get(target).content, "html.parser")
        found = [" ".join(one.parent.get_text().split()) for one in shown.select("input[name=locales]") if one.parent]
        assert found == [name for code, name in LANGUAGES if code != "en"]


@pytest.mark.parametrize(("group", "named"), [("Editors", 1), ("Publishers", 1)])
def test_what_waits_for_approval_is_named_once(author: Client, group: str, named: int) -> None:
    """Wagtail shows it to who asked for it and to who decides; among the drafts it stands for the others."""
    draft = add(author, make(), "Visits at night", **{"action-submit": "1"})
    address = edit(draft)

    def rows(client: Client) -> int:
        shown = BeautifulSoup(client.get("/cms/").content, "html.parser")
        return len(shown.select(f"td.title .title-wrapper > a[href='{address}']"))

    assert rows(desk(group)) == named
    home = BeautifulSoup(author.get("/cms/").content, "html.parser")
    drafts = home.select_one("#manual-drafts, [id^=manual-drafts]")
    assert drafts is None or "Visits at night" not in drafts.get_text()


def test_a_place_is_called_a_place(cast: object, publisher: Client) -> None:
    from portal.procedures.models import Jurisdiction

    wales = Jurisdiction.objects.get(key="wales")
    for address in ("", f"edit/{wales.pk}/"):
        shown = publisher.get(f"/cms/snippets/procedures/jurisdiction/{address}").content.decode()
        assert "urisdiction" not in BeautifulSoup(shown, "html.parser").get_text()


@pytest.mark.parametrize(("group", "given_up"), [("Translators", False), ("Editors", False), ("Publishers", True)])
def test_only_publishers_give_a_translation_up(group: str, given_up: bool, client: Client) -> None:
    make()
    welsh = page("the-core-group", "cy")
    desk(group).post(reverse("wagtail_localize:convert_to_alias", args=[welsh.pk]))
    welsh.refresh_from_db()
    assert (welsh.alias_of_id is not None) == given_up
    assert ("Y grŵp craidd" in client.get("/cy/invented/the-core-group/").content.decode()) != given_up


def test_a_page_is_scheduled(publisher: Client, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    day = timezone.now() + timedelta(days=3)
    draft = add(
        publisher, make(), "From Monday",
        **{"action-publish": "1", "go_live_at": day.strftime("%Y-%m-%d %H:%M")},
    )  # fmt: skip
    assert not draft.live
    assert draft.revisions.get(approved_go_live_at__isnull=False)
    call_command("publish_scheduled", verbosity=0)
    assert client.get("/en/invented/from-monday/").status_code == 404
    with monkeypatch.context() as later:
        later.setattr(timezone, "now", lambda: day + timedelta(hours=1))
        call_command("publish_scheduled", verbosity=0)
    assert client.get("/en/invented/from-monday/").status_code == 200


def test_a_comment_is_kept_with_the_draft_and_shown_to_nobody_else(editor: Client, client: Client) -> None:
    make()
    group = page("the-core-group")
    sent = fields("The core group", slug="the-core-group")
    sent |= {
        "comments-TOTAL_FORMS": "1", "comments-0-id": "", "comments-0-contentpath": "summary",
        "comments-0-text": "Is this still so?", "comments-0-position": "", "comments-0-DELETE": "",
        "comments-0-resolved": "", "comments-0-replies-TOTAL_FORMS": "0", "comments-0-replies-INITIAL_FORMS": "0",
        "comments-0-replies-MIN_NUM_FORMS": "0", "comments-0-replies-MAX_NUM_FORMS": "",
    }  # fmt: skip
    assert editor.post(edit(group), sent).status_code == 302
    assert Comment.objects.get(page=group).text == "Is this still so?"
    assert "Is this still so?" in editor.get(edit(group)).content.decode()
    assert "Is this still so?" not in client.get("/en/invented/the-core-group/").content.decode()


def test_two_versions_are_compared(editor: Client) -> None:
    make()
    group = page("the-core-group")
    assert editor.post(edit(group), fields("The core group", "Entirely new.", slug="the-core-group")).status_code == 302
    shown = editor.get(reverse("wagtailadmin_pages:revisions_compare", args=[group.pk, "live", "latest"]))
    body = BeautifulSoup(shown.content, "html.parser")
    assert "Entirely new." in " ".join(tag.text for tag in body.select(".comparison .addition"))
    assert "The interval became shorter." in " ".join(tag.text for tag in body.select(".comparison .deletion"))


@pytest.mark.requirement("R-000-02")
def test_a_page_is_moved_and_its_way_through_the_manual_follows(publisher: Client, client: Client) -> None:
    make()
    first, review = page("the-first-meeting"), page("the-review")
    address = reverse("wagtailadmin_pages:move_confirm", args=[first.pk, review.pk])
    assert publisher.post(address).status_code == 302
    before = client.get("/en/invented/the-core-group/the-first-meeting/")
    assert (before.status_code, before.headers["Location"]) == (301, "/en/invented/the-review/the-first-meeting/")
    shown = BeautifulSoup(client.get("/en/invented/the-review/the-first-meeting/").content, "html.parser")
    assert [link.text for link in shown.select(".govuk-breadcrumbs a")][-1] == "The review"
    index = BeautifulSoup(client.get("/en/invented/the-review/").content, "html.parser")
    assert "The first meeting" in index.find("main").text  # type: ignore[union-attr]
    left = BeautifulSoup(client.get("/en/invented/the-core-group/").content, "html.parser")
    assert "The first meeting" not in left.find("main").text  # type: ignore[union-attr]
