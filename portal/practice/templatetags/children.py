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
from portal.ui.bidi import date_in
from portal.ui.templatetags.ui import tag

from ..selectors.children import ChildRow
from ..selectors.plan import timescale_label

register = template.Library()

NOWHERE = UUID(int=0)

ROW = (
    '<tr class="govuk-table__row">\n<th scope="row" class="govuk-table__header">{}</th>\n'
    '<td class="govuk-table__cell"><span class="app-short">{}</span> {}</td>\n'
    '<td class="govuk-table__cell">{}</td>\n<td class="govuk-table__cell">{}</td>\n</tr>\n'
)
NAME = "<bdi>{}, {}</bdi>"
CHILD = '<a class="govuk-link" href="{}{}/">{}</a>'
PLAN = (
    '<span class="app-short">{}</span> <a class="govuk-link" href="{}{}/">{}'
    '<span class="govuk-visually-hidden"> – {} {}</span></a>'
)
NO_PLAN = '<span class="app-quiet">{}</span>'
DUE = '<span class="app-short">{}</span> {}{}<br><span class="app-quiet">{}</span>'


@register.simple_tag
def child_rows(rows: Iterable[ChildRow], today: date) -> str:
    """One table row a child: name, birth, open plan, and its next date, marked when that is before `today`."""
    draw = _Drawing(today)
    return format_html_join("", ROW, map(draw.cells, rows))


class _Drawing:
    """The words in the active language and the addresses, looked up once for all rows."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.child_url, self.plan_url = _beginning("practice:child"), _beginning("practice:plan")
        self.born, self.not_known = conditional_escape(gettext("Born")), conditional_escape(gettext("Not known"))
        self.plan, self.no_plan = conditional_escape(gettext("Plan")), format_html(NO_PLAN, gettext("No plan"))
        self.next_date = conditional_escape(gettext("Next date"))
        self.overdue = format_html(" {}", tag(gettext("Overdue"), "red"))
        self.state = cache(lambda value: conditional_escape(PlanState(value).label))
        self.timescale = cache(lambda key: conditional_escape(timescale_label(key)))

    def cells(self, row: ChildRow) -> tuple[str, str, str, str, str]:
        """What stands in `ROW`."""
        name = format_html(NAME, row.family_name, row.given_name)
        if row.may_open:
            name = format_html(CHILD, self.child_url, str(row.id), name)
        return name, self.born, date_in(row.born_on) or self.not_known, self._plan(row), self._due(row)

    def _plan(self, row: ChildRow) -> str:
        if row.plan is None:
            return self.no_plan
        state = self.state(row.state)
        return format_html(PLAN, self.plan, self.plan_url, str(row.plan), state, row.given_name, row.family_name)

    def _due(self, row: ChildRow) -> str:
        if row.due is None:
            return ""
        late = self.overdue if row.due.is_overdue(self.today) else ""
        return format_html(DUE, self.next_date, date_in(row.due.due_on), late, self.timescale(row.due.timescale))


def _beginning(name: str) -> str:
    """The address of a child or a plan without its id: one for all rows, where making each took most of the time."""
    return conditional_escape(reverse(name, args=[NOWHERE]).removesuffix(f"{NOWHERE}/"))
