"""What the place's manual says the core group is for stands beside the record of a meeting (R-001-45)."""

import pytest
from django.test import Client

from content.api import create_manual, policy, set_up
from content.models import ProcedurePage
from portal.plans.models import CoreGroupMeeting, Plan
from portal.procedures.models import Jurisdiction

from .test_meetings import page, sent

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-001-45")]
SHAPE = {
    "title": "Invented procedures",
    "children": [
        {
            "key": "invented/core-group",
            "slug": "core-group",
            "title": "The core group",
            "body": [
                {"type": "text", "heading": "What it is for", "text": "<p>Together we make the plan <b>work</b>.</p>"},
                {"type": "important", "text": "Say so at each meeting <now>."},
                {"type": "pointer", "title": "A pointer", "text": "<p>Nothing of policy.</p>"},
            ],
        }
    ],
}
MISSING = "No page of the manual says what this group is for."


@pytest.fixture
def _manual(plan: Plan) -> None:
    set_up()
    create_manual(key="invented", jurisdiction="england", shape=SHAPE)


@pytest.mark.usefixtures("_manual")
def test_the_policy_stands_beside_the_form_at_the_first_and_at_later_meetings(lena: Client, plan: Plan) -> None:
    for _ in range(2):
        html = lena.get(page(plan)).content.decode()
        assert "Together we make the plan <b>work</b>." in html and "Say so at each meeting &lt;now&gt;." in html
        assert "Nothing of policy" not in html and MISSING not in html
        assert html.index("Together we make") < html.index('name="is_clear"')
        assert lena.post(page(plan), sent(plan, is_clear="")).status_code == 422
        assert lena.post(page(plan), sent(plan)).status_code == 302
    assert CoreGroupMeeting.objects.count() == 2


def test_without_a_page_a_plain_sentence_says_so_and_meetings_are_recorded(lena: Client, plan: Plan) -> None:
    assert MISSING in lena.get(page(plan)).content.decode()
    assert lena.post(page(plan), sent(plan)).status_code == 302


@pytest.mark.usefixtures("_manual")
@pytest.mark.parametrize("named", ["", "another-page"])
def test_the_place_names_the_page(lena: Client, plan: Plan, named: str) -> None:
    Jurisdiction.objects.filter(key="england").update(core_group_page=named)
    assert MISSING in lena.get(page(plan)).content.decode()


@pytest.mark.usefixtures("_manual")
def test_it_is_the_places_own_and_published_and_comes_in_the_readers_language_or_as_it_was_written() -> None:
    found = policy("england", "core-group", "cy")
    assert found is not None and (found.title, found.language) == ("The core group", "en")
    assert found.url.startswith("/cy/") and [heading for heading, _ in found.parts] == ["What it is for", ""]
    assert policy("wales", "core-group", "en") is None
    ProcedurePage.objects.get(slug="core-group").unpublish()
    assert policy("england", "core-group", "en") is None
