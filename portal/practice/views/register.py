"""The register of a place, for those who keep it: the names, and the header of one (R-002-38, R-002-39)."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.access import grants
from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.audit.services import record
from portal.procedures.rules import in_language
from portal.procedures.terms import terms
from portal.register.models import Register, Registration
from portal.register.selectors import (
    categories,
    header_of,
    notice_of,
    notices_in,
    page_of,
    purpose_of,
    register_for,
    registered,
    unseen_notices,
)
from portal.register.services import change_header, see_notice
from portal.reviews.selectors import booked_days

from ..forms.register import FindForm, HeaderForm
from .base import PractitionerView, known_uuid

MANY = 10_000  # pages


class RegisterScreen(PractitionerView):
    """A screen of one place's register, for those who may do `action` with it. Each begins with what the register is
    for and why it may be kept."""

    action: ClassVar[Action] = Action.KEEP_REGISTER
    register: Register

    def load(self, **kwargs: Any) -> None:
        self.register = register_for(self.user, kwargs["place"], self.action)
        self.place, self.language = self.register.place, get_language() or ""

    def hold(self) -> None:
        """Keep the right to write until the transaction ends (T24); Http404 when it is gone."""
        grants.hold(self.user, self.action, self.register)

    def record(self, action: str, about: str = "", **detail: Any) -> None:
        """One entry in the register's chain."""
        record(chain=f"register:{self.place}", action=action, by=self.user, now=self.now, about=about, detail=detail)

    def page(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        more = {
            "local": terms(self.place),
            "register": self.register,
            "purpose": purpose_of(self.place, self.language),
            "keeps": grants.can(self.user, Action.KEEP_REGISTER, self.register),
        }
        return super().page(template, more | context, status)

    def number(self) -> int:
        """Which page of a list is asked for, from 1; Http404 for what is no number."""
        text = self.request.GET.get("page", "1")
        number = int(text) if text.isdecimal() and len(text) < len(str(MANY)) else 0
        if number < 1:
            raise Http404
        return number


class RegisterView(RegisterScreen):
    """The names, a page at a time, and what was reported of these children. A search is answered at once, by POST."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        rows, more = page_of(self.place, self.number())
        return self._list(rows, FindForm(), more=more)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        if request.POST.get("do") == "seen":
            notice = notice_of(notices_in(self.place), known_uuid(request.POST.get("notice", "")))
            see_notice(notice=notice, by=self.user, now=self.now)
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(request.path)
        form = FindForm(request.POST)
        if not form.is_valid():
            return self._list([], form, status=422)
        return self._list(registered(self.place, form.cleaned_data["name"]), form)

    def _list(self, rows: list[Registration], form: FindForm, *, more: bool = False, status: int = 200) -> HttpResponse:
        number, notices = self.number(), [] if form.is_bound else unseen_notices(self.place)
        plans, reported = [str(one.pk) for one in rows], [str(one.pk) for one in notices]
        self.record("register.listed", plans=plans, notices=reported, searched=form.is_bound)
        booked = booked_days([one.pk for one in rows])
        context = {
            "form": form,
            "rows": [(one, in_language(one.category, self.language), booked.get(one.pk)) for one in rows],
            "notices": notices,
            "before": number - 1,
            "after": number + 1 if more else 0,
            "wide": True,
        }
        return self.page("register.html", context, status)


class HeaderView(RegisterScreen):
    """What the register says of one child; a keeper puts it right with a reason, and what it said stays."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.header = header_of(self.place, kwargs["plan"])

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show(self._form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        if self.header.removed_on is not None:
            raise Http404
        form = self._form(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        given = form.cleaned_data
        try:
            change_header(
                registration=self.header, revision=given["revision"], category=given["category"],
                registered_on=given["registered_on"], reason=given["reason"], by=self.user, now=self.now,
            )  # fmt: skip
        except Conflict:
            return self._show(self._form(), status=409, is_newer=True)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)

    def _form(self, data: Any = None) -> HeaderForm:
        one = self.header
        now = {"revision": one.revision, "category": one.category, "registered_on": one.registered_on}
        return HeaderForm(data, initial=now, choices=self._choices(), today=self.today)

    def _choices(self) -> list[tuple[str, str]]:
        lines = [*categories(self.place)]
        if self.header.category and self.header.category not in lines:
            lines.append(self.header.category)
        return [(line, in_language(line, self.language)) for line in lines]

    def _show(self, form: HeaderForm, status: int = 200, **more: Any) -> HttpResponse:
        self.record("header.viewed", about=f"plan:{self.header.pk}")
        rows = self.header.rows.select_related("by__person")
        context = {
            "header": self.header,
            "child": self.header.plan.child,
            "category": in_language(self.header.category, self.language),
            "booked": booked_days([self.header.pk]).get(self.header.pk),
            "form": form if self.header.removed_on is None else None,
            "rows": [(one, in_language(one.category, self.language)) for one in rows],
        }
        return self.page("header.html", context | more, status)
