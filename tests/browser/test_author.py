"""A policy editor in Wagtail: the gate refuses by name, she puts it right, and the form is frozen (point 1)."""

import re

import pytest

from forms.api import FormVersion, StepPage
from tests.cast import Cast
from tests.forms import plan_form

from .conftest import Window
from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)


def publish(screen: Screen) -> None:
    """Press "Publish" in the menu beside "Save draft"."""
    screen.page.locator(".w-dropdown-button [aria-expanded]").last.click()
    screen.page.get_by_role("button", name=re.compile("^Publish")).first.click()
    screen.page.wait_for_load_state("networkidle")
    screen.check()


def test_the_gate_names_what_is_missing_until_it_is_there(cast: Cast, window: Window) -> None:
    form = plan_form(cast.pat, unattached="child_views", publish=False)
    step = StepPage.objects.get(title="Step views")
    screen = window()
    screen.without_axe = True  # Wagtail's own admin is Wagtail's to mend; ours is looked at on every other page
    screen.sign_in(cast.pat)
    screen.open(f"/cms/pages/{form.pk}/edit/")
    screen.shot("cms-form-editor")
    assert screen.sees("Step views")
    publish(screen)
    screen.shot("cms-publish-refused")
    assert not FormVersion.objects.exists()
    assert "Nothing captures “The child's views”" in screen.page.locator("body").inner_text()
    screen.open(f"/cms/pages/{step.pk}/edit/")
    screen.shot("cms-step-editor")
    # Questions that are there already arrive folded.
    screen.page.locator("#questions-0-value-capture").evaluate(
        "e => e.closest('.w-panel--nested, section').querySelector('[data-panel-toggle]').click()"
    )
    screen.page.locator("#questions-0-value-capture").select_option(label="The child's views")
    screen.page.get_by_role("button", name=re.compile("Save draft")).first.click()
    screen.page.wait_for_load_state("load")
    screen.open(f"/cms/pages/{form.pk}/edit/")
    publish(screen)
    frozen = FormVersion.objects.get()
    assert frozen.number == 1 and str(frozen.form) == str(form.translation_key)
