"""Declarations."""

from __future__ import annotations

from django import forms

from forms.fields import KINDS
from forms.wizard.field import make_field
from forms.words import Words

from .examples import WORDS, question


def html(initial: object = None, words: Words = WORDS) -> str:
    class Form(forms.Form):
        q = make_field(question("declaration"), words)

    return str(Form(initial={"q": initial})["q"].as_field_group())


def test_the_statement_stands_above_the_box() -> None:
    drawn = html()
    assert drawn.index("All this is true.") < drawn.index('type="checkbox"')
    assert "checked" not in drawn
    assert "checked" in html(True)
    assert "checked" in html("yes")


def test_the_author_can_say_what_stands_beside_the_box() -> None:
    words = Words("en", "en", {"q.label": "Consent", "q.tick": "I agree", "q.statement": "<b>One</b>\n\nTwo"})
    drawn = html(words=words)
    assert "I agree</label>" in drawn
    assert "<p>&lt;b&gt;One&lt;/b&gt;</p>" in drawn
    assert KINDS["declaration"].display(question("declaration"), True, words) == "I agree"
    assert not KINDS["declaration"].fits(question("declaration"), False)
