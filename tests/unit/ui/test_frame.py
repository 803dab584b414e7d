"""The frame of every page: language, direction, titles, ways out; and nothing of one person kept for another."""

from __future__ import annotations

import base64
import hashlib
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.template import engines
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory, override_settings
from django.urls import reverse
from django.utils import translation

from portal.ui.fixed import LIMIT, FixedNode

PAGE = "{% extends 'base.html' %}{% block title %}Plan{% endblock %}{% block content %}{{ form }}{% endblock %}"


def request_for(path: str = "/plans/1/?n=2") -> HttpRequest:
    request = RequestFactory().get(path)
    request.resolver_match = None
    return request


def page(language: str = "en", **context: Any) -> BeautifulSoup:
    with translation.override(language):
        return BeautifulSoup(engines["django"].from_string(PAGE).render(context, request_for()), "html.parser")


def one(soup: BeautifulSoup, selector: str) -> Any:
    found = soup.select(selector)
    assert len(found) == 1, selector
    return found[0]


@pytest.mark.parametrize(
    ("language", "direction", "sheet"),
    [("en", "ltr", "brand.css"), ("cy", "ltr", "brand.css"), ("ur", "rtl", "brand.rtl.css")],
)
def test_language_and_direction(language: str, direction: str, sheet: str) -> None:
    soup = page(language)
    assert (one(soup, "html")["lang"], one(soup, "html")["dir"]) == (language, direction)
    assert one(soup, "link[rel=stylesheet]")["href"] == f"/static/dist/{sheet}"
    assert one(soup, "[aria-current=true]")["lang"] == language
    assert "lang" not in one(soup, "main").attrs


def test_a_plan_in_another_language_than_the_screen() -> None:
    main = one(page("en", main_lang="ur", main_dir="rtl"), "main")
    assert (main["lang"], main["dir"]) == ("ur", "rtl")


def test_every_language_is_offered_in_its_own_name() -> None:
    form = one(page("pl"), "nav form")
    assert form["method"] == "post"
    assert form["action"] == reverse("accounts:language")
    assert one(form, "input[name=next]")["value"] == "/plans/1/?n=2"
    assert {b["value"]: b.text for b in form.select("button[name=language]")} == {
        code: name for code, name in settings.LANGUAGES if code != "pl"
    }


def test_the_title_says_that_there_are_errors() -> None:
    class Form(forms.Form):
        name = forms.CharField()

    assert page(form=Form()).title.text == f"Plan – {settings.SERVICE_NAME}"  # type: ignore[union-attr]
    assert page(form=Form({})).title.text == f"Error: Plan – {settings.SERVICE_NAME}"  # type: ignore[union-attr]
    assert page(has_errors=True).title.text.startswith("Error: ")  # type: ignore[union-attr]
    many = forms.formset_factory(Form, min_num=1)
    wrong = many({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0"})
    assert page(formset=wrong).title.text.startswith("Error: ")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "there"),
    [("practitioner", "practice:children"), ("family", "family:home"), ("policy", "wagtailadmin_home")],
)
def test_the_menu_names_what_the_kind_of_account_can_reach(kind: str, there: str) -> None:
    soup = page(user=SimpleNamespace(is_authenticated=True, kind=kind))
    assert [link["href"] for link in soup.select("nav .govuk-service-navigation__item a")] == [
        reverse(there),
        reverse("mfa_index"),
    ]
    out = one(soup, f"form[action='{reverse('account_logout')}']")
    assert out["method"] == "post"
    assert one(out, "button").text == "Sign out"


def test_nobody_signed_in_no_menu() -> None:
    assert not page(user=SimpleNamespace(is_authenticated=False)).select(".app-navigation")


def test_exit_this_page_is_a_link_to_our_own_address() -> None:
    """T9: the address ends the session; the component's keys and click lead there too."""
    soup = page(exit_this_page=True)
    assert one(soup, ".govuk-exit-this-page a")["href"] == reverse("accounts:exit")
    assert one(soup, "a.govuk-js-exit-this-page-skiplink")["href"] == reverse("accounts:exit")
    assert not page().select(".govuk-exit-this-page, .govuk-js-exit-this-page-skiplink")


def test_nothing_comes_from_elsewhere_and_nothing_is_inline() -> None:
    """The content security policy allows neither; a robot is asked to stay away."""
    soup = page(exit_this_page=True, user=SimpleNamespace(is_authenticated=True, kind="family"))
    for tag in soup.select("[src], link[href]"):
        assert str(tag.get("src", tag.get("href"))).startswith("/static/dist/")
    assert not soup.select("style, [style], [onclick], [onload]")
    inline = [tag.get_text() for tag in soup.select("script:not([src])")]
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline]
    assert [f"'sha256-{digest}'" for digest in digests] == [settings.JS_IS_ON]
    assert "noindex" in one(soup, "meta[name=robots]")["content"]


@override_settings(DEMO=True)
def test_the_demo_says_that_it_is_invented() -> None:
    assert "invented" in one(page(), ".app-demo").text


@override_settings(DEMO=False)
def test_a_real_service_does_not() -> None:
    assert not page().select(".app-demo")


@pytest.mark.parametrize("name", ["400.html", "500.html"])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_error_pages_need_no_request(name: str, language: str) -> None:
    """Django draws these two without a request and without the context processors."""
    with translation.override(language):
        soup = BeautifulSoup(get_template(name).render(), "html.parser")
    assert one(soup, "html")["lang"] == language
    assert one(soup, "h1").text


@pytest.mark.parametrize("name", ["404.html"])
def test_error_pages_have_the_frame(name: str) -> None:
    soup = BeautifulSoup(render_to_string(name, {}, request_for()), "html.parser")
    assert one(soup, "h1").text
    assert one(soup, "main")


def test_what_is_kept_sees_nothing_of_the_page() -> None:
    """A name written into a kept passage by mistake is not drawn, neither for its owner nor for the next reader."""
    template = engines["django"].from_string(
        "{% fixed a=a %}{{ a }}{{ secret }}{{ user }}{{ request.path }}{% endfixed %}"
    )
    assert template.render({"a": 1, "secret": "Robin", "user": "Dana"}, request_for()) == "1"
    assert template.render({"a": 2, "secret": "Wren"}, request_for()) == "2"


def test_what_is_kept_is_kept_by_language_and_value() -> None:
    source = "{% load i18n %}{% fixed a=a %}{% get_current_language as code %}{{ code }}{{ a }}{% endfixed %}"
    template = engines["django"].from_string(source)
    for language in ("en", "cy", "en"):
        with translation.override(language):
            assert template.render({"a": "<"}) == f"{language}&lt;"


def test_endless_values_fill_no_memory() -> None:
    template = engines["django"].from_string("{% fixed a=a %}{{ a }}{% endfixed %}")
    inner: Any = template
    (node,) = inner.template.nodelist.get_nodes_by_type(FixedNode)
    for number in range(LIMIT + 50):
        assert template.render({"a": number}) == str(number)
    assert len(node.kept) == LIMIT
