"""The components of the design system as tags. They need no {% load %}: settings make them builtins.

Markup is that of govuk-frontend 6; tests/unit/ui compare each tag with the examples the package ships.
"""

from datetime import date
from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from .. import bidi
from ..languages import Language, languages
from ..problems import problems

register = template.Library()
register.filter("isolate", bidi.isolate)

EMPTY = SafeString("")


@register.simple_tag
def date_in(value: date | None, with_time: bool = False) -> SafeString:
    """A date in the words of the active language: see `portal.ui.bidi.date_in`."""
    return bidi.date_in(value, with_time=with_time)


@register.simple_tag
def error_summary(*forms: BaseForm | BaseFormSet[Any] | None) -> SafeString:
    """Every error of the forms and formsets given, each leading to its input. Nothing when there is none."""
    found = problems(forms)
    if not found:
        return EMPTY
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
    wrong = context.get("has_errors") or any(
        form is not None and form.is_bound and not form.is_valid()
        for form in (context.get("form"), context.get("formset"))
        if isinstance(form, BaseForm | BaseFormSet)
    )
    return gettext("Error: ") if wrong else ""


@register.simple_tag
def back_link(url: str, text: str = "") -> SafeString:
    """The link at the top left; stands in block `back`."""
    return format_html(
        '<nav aria-label="{0}"><a href="{1}" class="govuk-back-link">{0}</a></nav>', text or gettext("Back"), url
    )


@register.simple_tag
def button(  # noqa: PLR0913 - the attributes of an HTML button
    text: str, *, kind: str = "", name: str = "", value: str = "", disabled: bool = False, once: bool = False
) -> SafeString:
    """A submit button. `kind`: "", "secondary", "warning", "inverse"; `once` ignores a second click within a second."""
    return format_html(
        '<button type="submit" class="govuk-button{}" data-module="govuk-button"{}{}{}{}>{}</button>',
        format_html(" govuk-button--{}", kind) if kind else "",
        format_html(' name="{}"', name) if name else "",
        format_html(' value="{}"', value) if value else "",
        SafeString(' disabled aria-disabled="true"') if disabled else "",
        SafeString(' data-prevent-double-click="true"') if once else "",
        text,
    )


@register.simple_tag
def link_button(text: str, url: str, *, kind: str = "") -> SafeString:
    """A link that looks like a button: goes somewhere, changes nothing."""
    return format_html(
        '<a href="{}" role="button" draggable="false" class="govuk-button{}" data-module="govuk-button">{}</a>',
        url,
        format_html(" govuk-button--{}", kind) if kind else "",
        text,
    )


@register.simple_tag
def tag(text: str, colour: str = "") -> SafeString:
    """A status. `colour`: grey, green, teal, blue, purple, magenta, red, orange, yellow or none."""
    return format_html(
        '<strong class="govuk-tag{}">{}</strong>', format_html(" govuk-tag--{}", colour) if colour else "", text
    )


@register.simple_tag
def warning(text: str) -> SafeString:
    """An exclamation mark and a sentence nobody may overlook."""
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">{}</span> {}</strong></div>',
        gettext("Warning"),
        text,
    )


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """{% inset %}…{% endinset %}: text set apart."""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def details(content: str, summary: str, is_open: bool = False) -> SafeString:
    """{% details "Summary" %}…{% enddetails %}: text that opens on demand, also without JavaScript."""
    return format_html(
        '<details class="govuk-details"{}><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        SafeString(" open") if is_open else "",
        summary,
        content,
    )


@register.simple_block_tag
def panel(content: str, title: str) -> SafeString:
    """{% panel "Plan sent" %}…{% endpanel %}: the confirmation at the end of a task; holds the page's h1."""
    body = format_html('<div class="govuk-panel__body">{}</div>', content) if content.strip() else EMPTY
    return format_html(
        '<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">{}</h1>{}</div>', title, body
    )


@register.simple_block_tag
def notification(content: str, title: str = "", kind: str = "", ident: str = "notification") -> SafeString:
    """{% notification %}…{% endnotification %}: a banner above the content. `kind`: "" or "success"."""
    good = kind == "success"
    return format_html(
        '<div class="govuk-notification-banner{}" role="{}" aria-labelledby="{}" data-module="govuk-notification-banner">'
        '<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="{}">{}</h2>'
        '</div><div class="govuk-notification-banner__content">{}</div></div>',
        SafeString(" govuk-notification-banner--success") if good else "",
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
    return {"rows": rows, "title": title, "any_actions": any(_get(row, "actions") for row in rows)}


@register.inclusion_tag("components/task_list.html")
def task_list(tasks: list[Any], prefix: str = "task-list") -> dict[str, Any]:
    """Tasks of `title`, `href` ("" when it cannot start yet), `hint`, `status` and `colour` ("" is plain text)."""
    return {"tasks": tasks, "prefix": prefix}


@register.simple_tag
def interface_languages() -> tuple[Language, ...]:
    """The languages of the screens, each in its own name."""
    return languages()


def _get(row: Any, name: str) -> Any:
    return row.get(name) if isinstance(row, dict) else getattr(row, name, None)
