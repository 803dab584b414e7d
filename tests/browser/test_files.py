"""Adding a file to a form, reading it again, taking it out: with and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms import purposes
from forms.models import Draft, Upload
from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import make_user
from tests.filling import PURPOSE, FakeHost, make_draft, make_purpose, page
from tests.uploads import PDF, PNG, letters_version

from ..unit.forms.keeping.conftest import place
from .conftest import Window

__all__ = ["place"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lena() -> User:
    return make_user("lena.hart", AccountKind.PRACTITIONER)


@pytest.fixture
def draft(lena: User, monkeypatch: pytest.MonkeyPatch) -> Draft:
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(FakeHost()))
    return make_draft(letters_version(most=2, keep={"abandoned": 30}), lena)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A letter, a picture with a long name, and a program that is called a letter."""
    paths = (tmp_path / "Letter from school.pdf", tmp_path / f"{'Whiteboard-' * 9}photo.png", tmp_path / "Bill.pdf")
    for path, data in zip(paths, (PDF, PNG, b"MZ\x00\x01"), strict=True):
        path.write_bytes(data)
    return paths


@pytest.mark.parametrize(
    ("language", "phone", "javascript"), [("en", False, True), ("en", True, False), ("ur", True, True)]
)
def test_files_are_added_and_taken_out(
    window: Window, draft: Draft, lena: User, files: tuple[Path, Path, Path],
    language: str, phone: bool, javascript: bool,
) -> None:  # fmt: skip
    screen = window(phone=phone, javascript=javascript).speak(language).sign_in(lena).open(page(draft, "papers"))
    look = f"files-{language}-{'phone' if phone else 'wide'}"
    screen.shot(f"{look}-empty")
    shown = screen.page
    add, later = shown.locator('input[type="file"]'), shown.locator('button[name="come-back"]')

    add.set_input_files([files[0], files[2]])
    with shown.expect_navigation():
        shown.locator("form[data-step] button.govuk-button:not([name])").last.click()
    screen.check().shot(f"{look}-refused")
    assert screen.sees("Bill")
    assert shown.locator(".govuk-error-message").is_visible()
    assert [upload.name for upload in Upload.objects.all()] == ["Letter from school.pdf"]

    add.set_input_files(files[1])
    with shown.expect_navigation():
        later.click()
    screen.check().open(page(draft, "papers")).shot(f"{look}-full")
    assert shown.locator('input[type="file"]').is_disabled()
    with shown.expect_download() as saved:
        shown.get_by_role("link", name="Letter from school.pdf").click()
    assert saved.value.suggested_filename == "Letter from school.pdf"
    assert Path(saved.value.path()).read_bytes() == PDF

    remove = shown.locator(f'button[name="remove-letters-{Upload.objects.get(name="Letter from school.pdf").pk}"]')
    remove.focus()
    with shown.expect_navigation():
        shown.keyboard.press("Enter")
    screen.check().shot(f"{look}-removed")
    (key,) = draft.steps.get(step="papers").answers["letters"]
    assert Upload.objects.get(pk=key).type == "image/png"


def test_a_form_is_given_up_and_taken_up_again(window: Window, draft: Draft, lena: User) -> None:
    screen = window().speak("en").sign_in(lena).open(f"/drafts/{draft.pk}/").follow("Give this form up")
    screen.shot("give-up")
    screen.follow("Cancel").follow("Give this form up").press("Give it up").open(f"/drafts/{draft.pk}/")
    screen.shot("given-up")
    assert screen.sees("This form counts as given up")
