"""The components of the design system as tags. They need no {% load %}: settings make them builtins.

Markup is that of govuk-frontend 6; tests/unit/ui compare each tag with the examples the package ships.
"""

from __future__ import annotations  # Django's formsets take no type argument at run time

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet
from django.forms.utils import flatatt
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from .. import bidi, symbols
from ..fixed import fixed
from ..languages import Language, languages_for
from ..order import in_order
from ..problems import problems
from ..typefaces import preloads

register = template.Library()
register.filter("isolate", bidi.isolate)
register.tag("fixed", fixed)
register.tag("ordered", in_order)
register.simple_tag(preloads, name="typefaces")


@register.simple_tag
def date_in(value: date | None, with_time: bool = False) -> str:
    """A date in the words of the active language: see `portal.ui.bidi.date_in`."""
    return bidi.date_in(value, with_time=with_time)


@register.simple_tag
def error_summary(*forms: BaseForm | BaseFormSet[Any] | Sequence[BaseForm] | None) -> str:
    """Every error of the forms, lists of forms and formsets given, each leading to its input; "" without any."""
    found = problems(forms)
    if not found:
        return ""
    lines = format_html_join(
        "",
        "<li>{}</li>",
        ((format_html('<a href="#{}">{}</a>', one.target, one.text) if one.target else one.text,) for one in found),
    )
    return format_html(
        '<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert">'
        '<h2 class="govuk-error-summary__title">{}</h2><div class="govuk-error-summary__body">'
        '<ul class="govuk-list govuk-error-summary__list">{}</ul></div></div></div>',
        gettext("There is a problem"),
        lines,
    )


@register.simple_tag(takes_context=True)
def title_prefix(context: Context) -> str:
    """ "Error: " when the page shows errors: of `form`, `formset`, or because the view sets `has_errors`."""
    shown = (context.get("form"), context.get("formset"))
    wrong = context.get("has_errors") or any(
        one.is_bound and not one.is_valid() for one in shown if isinstance(one, BaseForm | BaseFormSet)
    )
    return gettext("Error: ") if wrong else ""


@register.simple_tag
def back_link(url: str, text: str = "") -> str:
    """The link at the top left; stands in block `back`."""
    return format_html(
        '<nav aria-label="{0}"><a href="{1}" class="govuk-back-link">{0}</a></nav>', text or gettext("Back"), url
    )


@register.simple_tag
def button(
    text: str, *, kind: str = "", name: str = "", value: str = "", disabled: bool = False, once: bool = False
) -> str:
    """A submit button. `kind`: "", "secondary", "warning", "inverse"; `once` ignores a second click within a second."""
    attrs = {
        "name": name or None,
        "value": value or None,
        "disabled": disabled,
        "aria-disabled": "true" if disabled else None,
        "data-prevent-double-click": "true" if once else None,
    }
    return format_html(
        '<button type="submit" class="{}" data-module="govuk-button"{}>{}</button>',
        _classes("govuk-button", kind),
        flatatt(attrs),
        text,
    )


@register.simple_tag
def link_button(text: str, url: str, *, kind: str = "") -> str:
    """A link that looks like a button: goes somewhere, changes nothing."""
    return format_html(
        '<a href="{}" role="button" draggable="false" class="{}" data-module="govuk-button">{}</a>',
        url,
        _classes("govuk-button", kind),
        text,
    )


@register.simple_tag
def tag(text: str, colour: str = "") -> str:
    """A status. `colour`: grey, green, teal, purple, magenta, red, orange, yellow; blue or none is the usual one."""
    return format_html('<strong class="{}">{}</strong>', _classes("govuk-tag", colour), text)


@register.simple_tag
def warning(text: str) -> str:
    """An exclamation mark and a sentence nobody may overlook."""
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">{}</span> {}</strong></div>',
        gettext("Warning"),
        text,
    )


@register.simple_block_tag
def inset(content: str) -> str:
    """{% inset %}…{% endinset %}: text set apart."""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def details(content: str, summary: str, is_open: bool = False) -> str:
    """{% details "Summary" %}…{% enddetails %}: text that opens on demand, also without JavaScript."""
    return format_html(
        '<details class="govuk-details"{}><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        flatatt({"open": is_open}),
        summary,
        content,
    )


@register.simple_block_tag
def panel(content: str, title: str) -> str:
    """{% panel "Plan sent" %}…{% endpanel %}: the confirmation at the end of a task; holds the page's h1."""
    body = format_html('<div class="govuk-panel__body">{}</div>', content) if content.strip() else ""
    return format_html(
        '<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">{}</h1>{}</div>', title, body
    )


@register.simple_block_tag
def notification(content: str, title: str = "", kind: str = "", ident: str = "notification") -> str:
    """{% notification %}…{% endnotification %}: a banner above the content. `kind`: "" or "success"."""
    good = kind == "success"
    return format_html(
        '<div class="{}" role="{}" aria-labelledby="{}" data-module="govuk-notification-banner">'
        '<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="{}">{}</h2>'
        '</div><div class="govuk-notification-banner__content">{}</div></div>',
        _classes("govuk-notification-banner", kind if good else ""),
        "alert" if good else "region",
        ident,
        ident,
        title or (gettext("Done") if good else gettext("Important")),
        content,
    )


@register.inclusion_tag("components/summary_list.html")
def summary_list(rows: list[Any], title: str = "") -> dict[str, Any]:
    """Answers in rows of `key`, `value` and `actions` (each `text`, `href`, `about`: what a listener hears besides).

    A `value` may be a list: one paragraph each. With `title` it is a card.
    """
    shown = [
        {
            "key": _get(row, "key"),
            "value": _get(row, "value"),
            "paragraphs": isinstance(_get(row, "value"), list | tuple),
            "actions": _get(row, "actions"),
        }
        for row in rows
    ]
    return {"rows": shown, "title": title, "any_actions": any(row["actions"] for row in shown)}


@register.inclusion_tag("components/task_list.html")
def task_list(tasks: list[Any], prefix: str = "task-list") -> dict[str, Any]:
    """Tasks of `title`, `href` ("" when it cannot start yet), `hint`, `status` and `colour` ("" is plain text)."""
    return {"tasks": tasks, "prefix": prefix}


@register.simple_tag
def symbol(key: str) -> str:
    """The picture that goes with the words beside it, silent to those who listen. Nothing for "" or an unknown key."""
    address = symbols.address(key)
    if not address:
        return ""
    return format_html('<img class="app-symbol" src="{}" alt="" width="48" height="48">', address)


@register.simple_tag
def interface_languages(kind: str = "") -> tuple[Language, ...]:
    """The languages somebody with this kind of account is offered ("" for nobody in particular), in their own names."""
    return languages_for(staff=bool(kind) and kind != "family")


def _classes(block: str, modifier: str) -> str:
    return f"{block} {block}--{modifier}" if modifier else block


def _get(row: Any, name: str) -> Any:
    return row.get(name) if isinstance(row, dict) else getattr(row, name, None)
