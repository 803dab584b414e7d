"""A policy editor in Wagtail: the gate refuses by name, she puts it right, and the form is frozen (point 1)."""

import re

import pytest

from forms.api import FormVersion, StepPage
from tests.cast import Cast
from tests.forms import plan_form

from .authoring import accept_warnings, admin_window, publish
from .conftest import Window

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_gate_names_what_is_missing_until_it_is_there(cast: Cast, window: Window) -> None:
    form = plan_form(cast.pat, unattached="child_views", publish=False)
    step = StepPage.objects.get(title="Step views")
    screen = admin_window(window, cast.pat)
    screen.open(f"/cms/pages/{form.pk}/edit/")
    screen.shot("cms-form-editor")
    assert screen.sees("Step views")
    publish(screen)
    screen.shot("cms-publish-refused")
    assert screen.page.url.endswith(f"/cms/forms/{form.pk}/gate/")
    assert not FormVersion.objects.exists()
    assert "Nothing captures “The child's views”" in screen.page.locator("body").inner_text()
    screen.open(f"/cms/pages/{step.pk}/edit/")
    screen.shot("cms-step-editor")
    # Questions that are there already arrive folded, and what few need is folded in them.
    question = screen.page.locator("[data-streamfield-child]").first
    question.locator("[data-panel-toggle]").first.click()
    question.locator("button", has=screen.page.locator('use[href="#icon-cog"]')).first.click()
    screen.page.locator("#questions-0-value-capture").select_option(label="The child's views")
    screen.page.get_by_role("button", name=re.compile("Save draft")).first.click()
    screen.page.wait_for_load_state("load")
    screen.open(f"/cms/forms/{form.pk}/gate/")
    accept_warnings(screen, "Translated in spring.")
    screen.page.get_by_role("button", name="Publish").click()
    screen.check()
    frozen = FormVersion.objects.get()
    assert frozen.number == 1 and str(frozen.form) == str(form.translation_key)
