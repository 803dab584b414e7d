"""A pointer for practice is read beside the step it is about, and nothing that was typed is lost (R-000-25)."""

from __future__ import annotations

import pytest
from django.apps import apps

from tests.cast import Cast
from tests.forms import POINTER, plan_form

from .conftest import Window

pytestmark = pytest.mark.django_db(transaction=True)
TYPED = "Robin was alone on four evenings"
OPENED = "Practice pointers for this step"


def with_a_link() -> None:
    """Policy staff add a link to the pointer, from the page it stands on."""
    page = apps.get_model("content.ProcedurePage").objects.get(title="Saying what we worry about")
    raw = page.body.get_prep_value()
    manual = page.get_parent().pk
    raw[0]["value"]["text"] += f'<p><a linktype="page" id="{manual}">All procedures</a></p>'
    page.body = page._meta.get_field("body").to_python(raw)
    page.save_revision().publish()


@pytest.mark.requirement("R-000-25", "R-004-05")
@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("phone", [True, False])
def test_it_opens_beside_the_step_without_losing_what_was_typed(
    cast: Cast, window: Window, javascript: bool, phone: bool
) -> None:
    plan_form(cast.pat)
    with_a_link()
    lead = window(javascript=javascript, phone=phone).sign_in(cast.lena)
    lead.open("/children/").follow("Green, Robin")
    lead.press("Start the plan")
    lead.follow("Step worries")
    step = lead.page.url
    lead.fill("The concern", TYPED)
    lead.page.get_by_text(OPENED).click()
    assert lead.sees(POINTER)
    lead.shot(f"pointer-{'phone' if phone else 'desk'}-{'js' if javascript else 'plain'}")
    for name, heading in (("Read the procedure", "Saying what we worry about"), ("All procedures", "England")):
        link = lead.page.get_by_role("link", name=name)
        assert "(opens in a new tab)" in link.inner_text()
        with lead.page.context.expect_page() as opened:
            link.click()
        opened.value.wait_for_load_state()
        assert opened.value.locator("h1").inner_text() == heading
        assert opened.value.evaluate("window.opener") is None
        opened.value.close()
        assert lead.page.url == step
        assert lead.page.get_by_label("The concern").input_value() == TYPED
    if javascript:
        lead.check()
