"""The policy editors' CMS: who gets in, and what they find there."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page, Workflow

from content import api
from content.models import ProcedurePage
from portal.procedures.models import Terms
from portal.procedures.services.editors import GROUP, set_up_editors
from tests.cast import Cast, sign_in
from tests.unit.content.manual import make, page

MAY = ("view", "add", "change", "delete")
pytestmark = pytest.mark.django_db


def test_four_groups_get_into_the_cms() -> None:
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    names = set(Group.objects.filter(permissions=access).values_list("name", flat=True))
    assert names == {"Authors", "Editors", "Translators", "Publishers"}
    assert not Group.objects.filter(name="Moderators").exists()


def held() -> dict[str, object]:
    return {
        group.name: (
            set(group.permissions.values_list("pk", flat=True)),
            set(GroupPagePermission.objects.filter(group=group).values_list("pk", flat=True)),
            set(GroupCollectionPermission.objects.filter(group=group).values_list("pk", flat=True)),
        )
        for group in Group.objects.all()
    }


def test_setting_the_groups_up_again_changes_nothing() -> None:
    before, workflows = held(), Workflow.objects.count()
    assert set_up_editors().name == GROUP
    assert (held(), Workflow.objects.count()) == (before, workflows)


@pytest.mark.parametrize("name", ["Authors", "Editors", "Translators", "Publishers"])
def test_no_group_has_to_do_with_children_or_accounts(name: str) -> None:
    found = set(Group.objects.get(name=name).permissions.values_list("content_type__app_label", "codename"))
    assert {label for label, _ in found} <= {
        "wagtailadmin",
        "procedures",
        "wagtail_localize",
        "forms",
        "content",
        "api",
    }
    assert {codename for label, codename in found if label == "api"} <= {f"{may}_webhook" for may in MAY}
    of_forms = {codename for label, codename in found if label == "forms"}  # drafts and answers are in that app too
    assert of_forms <= {"view_optionlist", "add_optionlist", "change_optionlist"}
    assert {codename for _, codename in found if codename.startswith("delete_")} <= {"delete_webhook"}


def test_an_editor_edits_publishes_and_translates(client: Client, cast: Cast) -> None:
    make()
    sign_in(client, cast.pat)
    group = page("the-core-group")
    assert client.get(f"/cms/pages/{group.pk}/edit/").status_code == 200
    assert client.get(f"/cms/localize/submit/page/{page('the-first-meeting').pk}/").status_code == 200
    assert client.get(f"/cms/pages/{page('the-core-group', 'cy').pk}/edit/").status_code == 200
    assert client.get("/cms/snippets/procedures/jurisdiction/").status_code == 200
    allowed = group.permissions_for_user(cast.pat)
    assert (allowed.can_edit(), allowed.can_publish(), allowed.can_lock(), allowed.can_add_subpage()) == (True,) * 4
    assert not allowed.can_delete()


def test_an_editors_menu_holds_what_they_need(client: Client, cast: Cast) -> None:
    sign_in(client, cast.pat)
    body = client.get("/cms/").content.decode()
    assert "/cms/snippets/" in body
    for shown in ("/cms/images/", "/cms/documents/", "/cms/manual/reviews/", "/cms/manual/import/"):
        assert f'"{shown}"' in body
    for hidden in (
        "/cms/users/",
        "/cms/groups/",
        "/cms/reports/page-types-usage/",
        "/cms/sites/",
        "/cms/workflows/list/",
    ):
        assert f'"{hidden}"' not in body
    assert "Wagtail</title>" not in body


def test_nobody_else_gets_in(client: Client, cast: Cast) -> None:
    sign_in(client, cast.lena)
    assert client.get("/cms/").status_code == 404


def test_terms_are_translated_in_the_same_way() -> None:
    words = ("plan", "record", "lead", "custodian", "chair", "core_group", "threshold")
    source = Terms.objects.create(jurisdiction="invented", **{word: f"the {word}" for word in words})
    welsh = api.translate(
        source=source, language="cy", like=Terms(jurisdiction="invented", **{word: f"y {word}" for word in words})
    )
    assert (welsh.locale.language_code, welsh.jurisdiction, welsh.plan) == ("cy", "invented", "y plan")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_page_can_be_previewed_before_it_is_there(client: Client, cast: Cast, language: str) -> None:
    make()
    sign_in(client, cast.pat)
    draft = page("the-core-group", language)
    draft.title = "Not yet public"
    draft.save_revision()
    shown = client.get(f"/cms/pages/{draft.pk}/view_draft/")
    assert shown.status_code == 200
    body = shown.content.decode()
    assert '<h1 class="govuk-heading-xl">Not yet public</h1>' in body
    assert "/invented/" in body
    assert "Not yet public" not in client.get(draft.url).content.decode()


def test_a_page_without_an_address_can_be_previewed() -> None:
    make()
    new = ProcedurePage(title="New", slug="new", locale=page("the-review").locale)
    parent = page("the-review")
    new.path, new.depth = Page._get_children_path_interval(parent.path)[1], parent.depth + 1
    new.set_url_path(parent)
    response = new.make_preview_request()
    response.render()
    assert b"New" in response.content
