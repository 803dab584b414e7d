"""Filters of the list of children.

They come by POST and are answered at once, without a redirect: a name in an address would stay in the browser's
history and in the logs of every proxy, and a session keeps what it holds in clear.
"""

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.people.models import Child

from .selectors.children import SOON, named, with_open_date

DAY = timedelta(days=1)


class ChildFilter(django_filters.FilterSet):
    """By name and by what is due. Give it `user` and `today`."""

    name = django_filters.CharFilter(label=_("Name"), method="by_name", max_length=100)
    due = django_filters.ChoiceFilter(
        label=_("Dates"),
        method="by_due",
        choices=[("overdue", _("Overdue")), ("soon", _("Due within 14 days"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user, self.today = kwargs.pop("user"), kwargs.pop("today")
        super().__init__(*args, **kwargs)
        self.form.use_required_attribute = False
        name, due = self.form.fields["name"].widget, self.form.fields["due"].widget
        name.attrs |= {"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"}
        due.list_class = "govuk-radios--small govuk-radios--inline"

    @classmethod
    def blank(cls) -> forms.Form:
        """The form as it is before anybody searched."""
        form: forms.Form = cls(None, Child.objects.none(), user=None, today=None).form
        return form

    def by_name(self, queryset: QuerySet[Child], _name: str, value: str) -> QuerySet[Child]:
        return named(queryset, value)

    def by_due(self, queryset: QuerySet[Child], _name: str, value: str) -> QuerySet[Child]:
        if value == "overdue":
            return with_open_date(queryset, self.user, start=None, before=self.today)
        return with_open_date(queryset, self.user, start=self.today, before=self.today + SOON + DAY)
