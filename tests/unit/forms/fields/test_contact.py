"""Email addresses, telephone numbers and postal addresses."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from forms.fields import KINDS
from forms.wizard.field import make_field

from .examples import URDU, WORDS, clean, question, shown


@pytest.mark.parametrize(
    "number",
    [
        "01632 960001",
        "+44 808 157 0192",
        "(01632) 960-001",
        "999",
        "01632 960001 ext 12",
        "0044.1632.960001",
        "116 123",
    ],
)
def test_a_telephone_number_stays_as_it_was_typed(number: str) -> None:
    assert clean("telephone", number) == number


@pytest.mark.parametrize(("typed", "kept"), [("۰۱۶۳۲ ۹۶۰۰۰۱", "01632 960001"), ("01632–960001", "01632-960001")])
def test_digits_and_dashes_of_every_keyboard_are_read(typed: str, kept: str) -> None:
    assert clean("telephone", typed) == kept


@pytest.mark.parametrize("typed", ["12", "1" * 21, "01632 96000l", "++44 1632 960001", "=1+1", "tel:01632960001"])
def test_what_nobody_can_call_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        clean("telephone", typed)


def test_figures_keep_their_order_in_urdu() -> None:
    assert shown("telephone", "01632 960001", words=URDU) == "\u206601632 960001\u2069"
    assert shown("address", {"line_1": "1 Elm Row", "postcode": "LS1 1AA"}, words=URDU).endswith("\u2066LS1 1AA\u2069")
    with translation.override("ur"), pytest.raises(ValidationError) as error:
        clean("telephone", "x")
    assert "\u206601632 960 001\u2069" in error.value.messages[0]


def test_their_boxes_run_from_left_to_right() -> None:
    class Form(forms.Form):
        telephone = make_field(question("telephone"), WORDS)
        email = make_field(question("email"), WORDS)
        address = make_field(question("address"), WORDS)

    form = Form(initial={"telephone": '"><script>'})
    telephone = str(form["telephone"].as_field_group())
    assert 'type="tel" value="&quot;&gt;&lt;script&gt;"' in telephone
    for name in form.fields:
        assert str(form[name].as_field_group()).count('dir="ltr"') == 1


@pytest.mark.parametrize("typed", ["dana@", "a b@example.com", "dana@example", "=cmd@x"])
def test_what_cannot_be_an_email_address_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        clean("email", typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("sw1a1aa", "SW1A 1AA"), ("gy1 1wr", "GY1 1WR"), ("M1 1AE", "M1 1AE"), ("cf 10 1 ep", "CF10 1EP")],
)
def test_a_postcode_is_written_as_the_post_writes_it(typed: str, kept: str) -> None:
    assert clean("address", ["1 Elm Row", "", "", "", typed])["postcode"] == kept


@pytest.mark.parametrize(
    ("raw", "box"),
    [
        (["", "", "", "", ""], "line_1"), (["", "Flat 2", "", "", ""], "line_1"),
        (["1 Elm", "", "", "", "1"], "postcode"),
        (["1 Elm", "", "x" * 201, "", ""], "town"),
    ],
)  # fmt: skip
def test_the_wrong_line_of_an_address_is_marked(raw: list[str], box: str) -> None:
    with pytest.raises(ValidationError) as error:
        clean("address", raw)
    params: Any = error.value.error_list[0].params
    assert params["boxes"] == [box]


def test_an_address_is_shown_in_its_lines() -> None:
    class Form(forms.Form):
        q = make_field(question("address"), WORDS)

    drawn = str(Form(initial={"q": {"line_1": "1 Elm Row", "town": "Leeds"}})["q"].as_field_group())
    assert 'id="id_q-line_1" name="q_line_1" type="text"' in drawn
    assert 'value="1 Elm Row"' in drawn
    assert 'for="id_q-postcode"' in drawn
    assert not KINDS["address"].fits(question("address"), {"line_1": "1 Elm Row", "planet": "Mars"})
