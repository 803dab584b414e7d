"""Every component tag against the examples that govuk-frontend ships."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template.loader import get_template
from django.test import RequestFactory

from .examples import draw, example, tree

BUTTONS = [
    "default", "disabled", "link", "secondary", "secondary disabled", "warning", "warning disabled", "inverse",
    "inverse disabled", "name", "value", "explicit link", "no type", "prevent double click",
]  # fmt: skip
TAGS = [
    "default", "grey", "green", "turquoise", "purple", "pink", "red", "orange", "yellow", "html as text"
]  # fmt: skip
SUMMARY_LISTS = [
    "default", "with actions", "as a summary card with a text header", "actions href", "single action with anchor",
    "empty items array", "translated", "with some actions",
]  # fmt: skip
TASK_LISTS = ["default", "with hint text and additional states", "with all possible colours", "custom id prefix"]


def words(part: dict[str, Any], name: str = "") -> str:
    """The text of an example, or its HTML as a value that a template takes for safe."""
    key = f"{name}Text" if name else "text"
    markup = part.get(key.replace("Text", "Html").replace("text", "html"), "")
    return draw("{% verbatim %}" + markup + "{% endverbatim %}") if markup else part.get(key, "")


@pytest.mark.parametrize("name", BUTTONS)
def test_button(name: str) -> None:
    options, expected = example("button", name)
    kinds = [one.removeprefix("govuk-button--") for one in options.get("classes", "").split()]
    context = {"text": options.get("text", ""), "url": options.get("href"), "kind": kinds[0] if kinds else ""}
    if options.get("href"):
        shown = draw("{% link_button text url kind=kind %}", **context)
    else:
        shown = draw(
            "{% button text kind=kind name=name value=value disabled=disabled once=once %}",
            **context,
            name=options.get("name", ""),
            value=options.get("value", ""),
            disabled=options.get("disabled", False),
            once=options.get("preventDoubleClick", False),
        )
    assert tree(shown) == tree(expected)


@pytest.mark.parametrize("name", TAGS)
def test_tag(name: str) -> None:
    options, expected = example("tag", name)
    colour = options.get("classes", "").removeprefix("govuk-tag--")
    assert tree(draw("{% tag text colour %}", text=options["text"], colour=colour)) == tree(expected)


@pytest.mark.parametrize("name", ["default", "html as text", "with custom text and link"])
def test_back_link(name: str) -> None:
    """Ours stands in a named landmark; the link inside is theirs."""
    options, expected = example("back-link", name)
    shown = draw("{% back_link url text %}", url=options.get("href", "#"), text=options.get("text", ""))
    link = BeautifulSoup(shown, "html.parser").select_one("nav > a")
    assert tree(str(link)) == tree(expected)


@pytest.mark.parametrize("name", ["default", "html as text"])
def test_inset_text(name: str) -> None:
    options, expected = example("inset-text", name)
    assert tree(draw("{% inset %}{{ text }}{% endinset %}", text=options["text"])) == tree(expected)


def test_inset_text_holds_markup() -> None:
    options, expected = example("inset-text", "with html")
    assert tree(draw("{% inset %}" + options["html"] + "{% endinset %}")) == tree(expected)


@pytest.mark.parametrize("name", ["default", "expanded", "html as text", "summary html as text"])
def test_details(name: str) -> None:
    options, expected = example("details", name)
    shown = draw(
        "{% details summary is_open=open %}{{ text }}{% enddetails %}",
        summary=options["summaryText"],
        open=options.get("open", False),
        text=options["text"],
    )
    assert tree(shown, drop=frozenset({"id"})) == tree(expected, drop=frozenset({"id"}))


@pytest.mark.parametrize("name", ["default", "multiple lines"])
def test_warning_text(name: str) -> None:
    options, expected = example("warning-text", name)
    assert tree(draw("{% warning text %}", text=options["text"])) == tree(expected)


@pytest.mark.parametrize("name", ["default", "title html as text", "body html as text", "title with no body text"])
def test_panel(name: str) -> None:
    options, expected = example("panel", name)
    shown = draw("{% panel title %}{{ text }}{% endpanel %}", title=words(options, "title"), text=words(options))
    assert tree(shown) == tree(expected)


@pytest.mark.parametrize("name", ["with text as html", "with type as success", "custom title", "with lots of content"])
def test_notification_banner(name: str) -> None:
    options, expected = example("notification-banner", name)
    kind = options.get("type", "")
    content = options.get("html") or f'<p class="govuk-notification-banner__heading">{options["text"]}</p>'
    shown = draw(
        "{% notification title kind ident %}" + content + "{% endnotification %}",
        title=options.get("titleText", "Success" if kind else "Important"),
        kind=kind,
        ident=options.get("titleId", "govuk-notification-banner-title"),
    )
    assert tree(shown) == tree(expected)


@pytest.mark.parametrize("name", SUMMARY_LISTS)
def test_summary_list(name: str) -> None:
    options, expected = example("summary-list", name)
    rows = []
    for row in options["rows"]:
        actions = [
            {"text": words(one), "href": one["href"], "about": one.get("visuallyHiddenText", "")}
            for one in row.get("actions", {}).get("items", [])
        ]
        rows.append({"key": words(row["key"]), "value": words(row["value"]), "actions": actions})
    shown = draw(
        "{% summary_list rows title %}", rows=rows, title=options.get("card", {}).get("title", {}).get("text", "")
    )
    assert tree(shown) == tree(expected)


def test_summary_list_with_several_paragraphs() -> None:
    soup = BeautifulSoup(draw("{% summary_list rows %}", rows=[{"key": "k", "value": ["<a>", "b"]}]), "html.parser")
    assert [p.text for p in soup.select("dd > p.govuk-body")] == ["<a>", "b"]


@pytest.mark.parametrize("name", TASK_LISTS)
def test_task_list(name: str) -> None:
    """What cannot start yet has no link here, whatever the example does."""
    options, expected = example("task-list", name)
    theirs = BeautifulSoup(expected, "html.parser")
    for one in theirs.select("a[href]"):
        row = one.find_parent("li")
        assert row is not None
        if row.select_one(".govuk-task-list__status--cannot-start-yet"):
            pending = [item for item in options["items"] if "classes" in item["status"]]
            options = options | {"items": [item for item in options["items"] if item not in pending]}
            row.decompose()
    tasks = []
    for item in options["items"]:
        tag = item["status"].get("tag")
        colour = tag.get("classes", "govuk-tag--blue").removeprefix("govuk-tag--") if tag else ""
        tasks.append(
            {
                "title": words(item["title"]),
                "href": item.get("href", ""),
                "hint": words(item.get("hint", {})),
                "status": words(tag or item["status"]),
                "colour": colour,
            }
        )
    shown = draw("{% task_list tasks prefix %}", tasks=tasks, prefix=options.get("idPrefix", "task-list"))
    # Blue is a tag's own colour: with its class or without it looks the same. Rows are counted anew without the one.
    ours, theirs_html = (one.replace(" govuk-tag--blue", "") for one in (shown, str(theirs)))
    drop = frozenset({"id", "aria-describedby"} if name == "with all possible colours" else ())
    assert tree(ours, drop=drop) == tree(theirs_html, drop=drop)


@pytest.mark.parametrize("name", ["without links", "mixed with and without links", "html as titleText"])
def test_error_summary(name: str) -> None:
    options, expected = example("error-summary", name)
    form = forms.Form({})
    for number, item in enumerate(options.get("errorList", [{"text": "x", "href": "#x"}])):
        href = item.get("href", "").removeprefix("#")
        field = f"f{number}"
        form.fields[field] = forms.CharField(required=False, widget=forms.TextInput({"id": href}))
        if not href:
            form.fields[field].widget = forms.HiddenInput()
        form.add_error(field, item["text"])
    shown = draw("{% error_summary form %}", form=form)
    if name == "html as titleText":
        shown, expected = (BeautifulSoup(one, "html.parser").h2["class"] for one in (shown, expected))  # type: ignore[index,assignment]
        assert shown == expected
    else:
        assert tree(shown) == tree(expected)


def test_error_message() -> None:
    """The message in a question is the component's; its id follows from the field's."""
    options, expected = example("error-message", "html as text")
    form = forms.Form({})
    form.fields["a"] = forms.CharField(required=False)
    form.add_error("a", options["text"])
    shown = BeautifulSoup(form["a"].as_field_group(), "html.parser").p
    assert tree(str(shown), drop=frozenset({"id"})) == tree(expected)


def page(**context: Any) -> BeautifulSoup:
    """A page of the service, without a view."""
    request = RequestFactory().get("/somewhere/")
    return BeautifulSoup(get_template("404.html").render(context, request), "html.parser")


# Where our words, addresses and ids are other than the example's only the structure is compared.
FREE = frozenset({"href", "data-i18n.", "id"})


@pytest.mark.parametrize(
    ("component", "name", "where"),
    [
        ("skip-link", "default", ".govuk-skip-link[href='#main-content']"),
        ("exit-this-page", "translated", ".govuk-exit-this-page"),
    ],
)
def test_the_frame_keeps_the_structure(component: str, name: str, where: str) -> None:
    _, expected = example(component, name)
    shown = str(page(exit_this_page=True).select_one(where))
    theirs, ours = (tree(one, drop=FREE, words=False) for one in (expected, shown))
    if component == "exit-this-page":  # ours says "Emergency" to those who listen, as the default example does
        theirs = tree(example(component, "default")[1], drop=FREE, words=False)
    assert ours == theirs


def test_the_header_is_the_generic_one() -> None:
    """No crown: our mark and our name, in the places the component has for them."""
    _, expected = example("generic-header", "with text and image logo")
    header = page().select_one(".govuk-generic-header")
    assert header is not None
    theirs = BeautifulSoup(expected, "html.parser")
    for one in theirs.select("[class]"):
        names = [name for name in one["class"] if name.startswith("govuk-generic-header")]
        if names:
            assert header.select_one(f"{one.name}.{names[0]}") or header.name == one.name


def test_the_language_navigation_offers_buttons() -> None:
    """As the component, but a change of language is a POST: buttons take the place of links."""
    _, expected = example("language-navigation", "with mixed text directions")
    theirs = BeautifulSoup(expected, "html.parser")
    ours = page().select_one("nav.govuk-language-navigation")
    assert ours is not None
    assert ours["aria-label"]
    for link in theirs.select("a.govuk-language-navigation__link"):
        assert link["lang"]
    current = ours.select(".govuk-language-navigation__list > .govuk-language-navigation__list-item > span")
    assert [one["aria-current"] for one in current] == ["true"]
    buttons = ours.select("li > button.govuk-language-navigation__link")
    assert {one["value"]: (one["lang"], one["dir"], one.text) for one in buttons}["ur"] == ("ur", "rtl", "اردو")
