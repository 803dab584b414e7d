"""The rows of the list of children.

Drawn here and not in the template's loop, because that took three times as long: it looks up every value by name
again for every row.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from uuid import UUID

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.translation import gettext

from portal.plans.enums import PlanState
from portal.procedures.terms import terms
from portal.ui.bidi import date_in
from portal.ui.templatetags.ui import tag

from ..selectors.children import ChildRow
from ..selectors.plan import timescale_label

register = template.Library()

NOWHERE = UUID(int=0)


@register.simple_tag
def child_rows(rows: Iterable[ChildRow], today: date) -> str:
    """One table row a child: name, birth, open plan, and its next date, marked when that is before `today`."""
    draw = _Drawing(today)
    return format_html_join("", "{}", ((draw.row(row),) for row in rows))


class _Drawing:
    """The words in the active language and the addresses, looked up once for all rows."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.not_known = conditional_escape(gettext("Not known"))
        self.late = format_html(" {}", tag(gettext("Overdue"), "red"))
        self.shape = cache(_shape)
        self.state = cache(lambda value: conditional_escape(PlanState(value).label))
        self.timescale = cache(lambda key, place: conditional_escape(timescale_label(key, place)))
        self.lead = cache(lambda place: conditional_escape(terms(place)["Lead"]))

    def row(self, row: ChildRow) -> str:
        """One row."""
        values = {
            "child": str(row.id),
            "family": row.family_name,
            "given": row.given_name,
            "born": date_in(row.born_on) or self.not_known,
        }
        if row.leads:
            values["lead"] = self.lead(row.place)
        if row.plan is not None:
            values |= {"plan": str(row.plan), "state": self.state(row.state)}
        if row.due is not None:
            values |= {
                "day": date_in(row.due.due_on),
                "late": self.late if row.due.is_overdue(self.today) else "",
                "timescale": self.timescale(row.due.timescale, row.place),
            }
        return format_html(self.shape(row.may_open, row.leads, row.plan is not None, row.due is not None), **values)


def _shape(may_open: bool, leads: bool, has_plan: bool, has_due: bool) -> str:
    """What `format_html` fills for such a row: all that is the same for everybody is written already."""
    none = gettext("There is no plan yet.")  # what stands within an f-string is not found for the catalogues
    name, plan, due = "<bdi>{family}, {given}</bdi>", f'<span class="app-quiet">{_word(none)}</span>', ""
    if may_open:
        name = f'<a class="govuk-link" href="{_beginning("practice:child")}{{child}}/">{name}</a>'
    if has_plan:
        plan = (
            f'<span class="app-short">{_word(gettext("Plan"))}</span> '
            f'<a class="govuk-link" href="{_beginning("practice:plan")}{{plan}}/">'
            '{state}<span class="govuk-visually-hidden"> – {given} {family}</span></a>'
        )
    if leads:  # what this practitioner is here, in the words of the place
        plan += '<br><span class="app-quiet">{lead}</span>'
    if has_due:
        due = (
            f'<span class="app-short">{_word(gettext("Next date"))}</span> '
            '{day}{late}<br><span class="app-quiet">{timescale}</span>'
        )
    return (
        f'<tr class="govuk-table__row">\n<th scope="row" class="govuk-table__header">{name}</th>\n'
        f'<td class="govuk-table__cell"><span class="app-short">{_word(gettext("Born"))}</span> {{born}}</td>\n'
        f'<td class="govuk-table__cell">{plan}</td>\n<td class="govuk-table__cell">{due}</td>\n</tr>\n'
    )


def _word(text: str) -> str:
    """Escaped, and with no brace that `format_html` would take for a place to fill."""
    return conditional_escape(text).replace("{", "{{").replace("}", "}}")


def _beginning(name: str) -> str:
    """The address of a child or a plan without its id: one for all rows, where making each took most of the time."""
    return _word(reverse(name, args=[NOWHERE]).removesuffix(f"{NOWHERE}/"))
