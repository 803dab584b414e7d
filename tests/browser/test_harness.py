"""The harness can fail: it sees what it is there to see."""

import pytest

from .conftest import Window


def test_axe_finds_what_is_wrong(window: Window) -> None:
    screen = window()
    screen.open("/accounts/login/")
    assert not screen.complaints
    screen.page.evaluate(
        "document.querySelector('main').innerHTML = '<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\">'"
    )
    screen.check()
    assert any("image-alt" in complaint for complaint in screen.complaints)
    screen.complaints.clear()


def test_a_page_left_unchecked_is_noticed(window: Window) -> None:
    screen = window()
    screen.page.goto(f"{screen.base}/accounts/login/")
    with pytest.raises(AssertionError, match="never checked"):
        screen.finish()
    screen.check()


def test_another_machine_and_a_refused_script_are_noticed(window: Window) -> None:
    screen = window()
    screen.open("/accounts/login/")
    with screen.page.expect_console_message(lambda said: "Content Security Policy" in said.text):
        screen.page.evaluate("""() => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.head.append(script);
            fetch('http://192.0.2.1/').catch(() => {});
        }""")
    assert not screen.page.evaluate("() => window.ran === true")
    assert any("Content Security Policy" in complaint for complaint in screen.complaints)
    screen.complaints.clear()
