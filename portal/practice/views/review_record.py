"""The approved record of a review conference, and the copies of it that people get (R-002-33)."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.access import grants
from portal.access.actions import Action
from portal.people.models import Person
from portal.reviews.copies import Recipient, copy_for, offered
from portal.reviews.exceptions import NotGiven
from portal.reviews.models import Record, RecordCopy
from portal.reviews.selectors import newest_copies, parts_in, record_of
from portal.reviews.services import add_to, give_copy, make_copy
from portal.reviews.standing import Circle, circle
from portal.wording.paper import STATIC, lay_out
from portal.wording.tongues import tongue

from ..forms.conference import AddendumForm, CopyForm
from ..rules import conference as words
from .base import PlanScreen


class RecordScreen(PlanScreen):
    """A screen about one approved record."""

    record_here: Record

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.record_here = record_of(self.plan, kwargs["review"])

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """A page about the record."""
        common = {"plan": self.plan, "child": self.plan.child, "record": self.record_here,
                  "review": self.record_here.decision.review}  # fmt: skip
        return self.page(template, common | context, status)


class ReviewRecordView(RecordScreen):
    """The record, for everybody who works with the plan; its lead adds to it what is missing in it."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.leads = grants.can(self.user, Action.LEAD_PLAN, self.plan)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(AddendumForm())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if not self.leads:
            raise Http404
        form = AddendumForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        add_to(record=self.record_here, by=self.user, now=self.now, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)

    def _page(self, form: AddendumForm, status: int = 200) -> HttpResponse:
        self.record("review_record.viewed", about=f"review:{self.record_here.pk}")
        reader = Recipient("", "lead" if self.leads else "practitioner")
        parts = copy_for(parts_in(self.record_here), reader)
        context = {"parts": words.shown(parts, get_language() or ""), "leads": self.leads, "form": form}
        return self.show("review_record.html", context, status)


class CopiesView(RecordScreen):
    """Who gets a copy, and who was given one when."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.record("review_copies.viewed", about=f"review:{self.record_here.pk}")
        around, copies = circle(self.plan, self.record_here), newest_copies(self.record_here)
        rows = [(person, relation, *_state(around, copies.get(person.pk))) for person, relation in around.people()]
        return self.show("review_copies.html", {"rows": rows})


def _state(around: Circle, copy: RecordCopy | None) -> tuple[RecordCopy | None, bool, bool]:
    """(the copy, whether something was decided since it was made, whether it is the whole record)."""
    if copy is None:
        return None, False, False
    wanted = {one["key"] for one in around.record.content["parts"]}
    return copy, around.is_closed(copy), wanted <= {one["key"] for one in copy.content["parts"]}


class CopyScreen(RecordScreen):
    """A screen about somebody's copy; for nobody else is there one."""

    action = Action.LEAD_PLAN
    person: Person
    relation: str
    copy: RecordCopy | None

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.circle = circle(self.plan, self.record_here)
        known = {person.pk: (person, relation) for person, relation in self.circle.people()}
        if kwargs["person"] not in known:
            raise Http404
        self.person, self.relation = known[kwargs["person"]]
        newest = newest_copies(self.record_here).get(self.person.pk)
        self.copy = None if newest is None or self.circle.is_closed(newest) else newest


class CopyView(CopyScreen):
    """What somebody gets of the record: chosen part by part for the family, then frozen, printed and handed over."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        is_anew = "anew" in request.GET
        return self._form(self._new()) if self.copy is None or is_anew else self._copy(self.copy)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        if request.POST.get("do") == "given":
            return self._given()
        form = self._new(request.POST)
        if not form.is_valid():
            return self._form(form, status=422)
        try:
            make_copy(
                key=form.cleaned_data["key"], record=self.record_here, person=self.person,
                cleared=form.cleaned_data.get("parts", ()), by=self.user, now=self.now,
            )  # fmt: skip
        except NotGiven:
            form.add_error("parts", _("Choose at least one thing."))
            return self._form(form, status=422)
        return HttpResponseRedirect(request.path)

    def _given(self) -> HttpResponse:
        if self.copy is None or str(self.copy.pk) != self.request.POST.get("copy"):
            return self._form(self._new(), status=409)  # something was decided about them meanwhile
        try:
            give_copy(copy=self.copy, by=self.user, now=self.now)
        except NotGiven:  # decided while this request waited for the plan
            return self._form(self._new(), status=409)
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(reverse("practice:review_copies", args=[self.plan.pk, self.record_here.pk]))

    def _new(self, data: Any = None) -> CopyForm:
        self.to = self.circle.recipient(self.person.pk)
        offer = [(one["key"], words.name_of(one)) for one in offered(parts_in(self.record_here), self.to)]
        return CopyForm(data, key=uuid4(), parts=offer, is_chosen=bool(self.relation))

    def _form(self, form: CopyForm, status: int = 200) -> HttpResponse:
        return self._show("review_copy_form.html", {"form": form, "is_restrained": self.to.is_restrained}, status)

    def _copy(self, copy: RecordCopy) -> HttpResponse:
        parts = words.shown(copy.content["parts"], get_language() or "")
        return self._show("review_copy.html", {"copy": copy, "parts": parts})

    def _show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        self.record("review_copy.viewed", about=f"person:{self.person.pk}")
        return self.show(template, {"person": self.person, "relation": self.relation} | context, status)


class CopyPaperView(CopyScreen):
    """The copy as a tagged PDF."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if self.copy is None:
            raise Http404
        self.record("review_copy.printed", about=f"person:{self.person.pk}")
        content = self.copy.content
        language = content["language"]
        with translation.override(language):
            context = {
                "content": content, "language": language, "direction": tongue(language).dir, "static": STATIC,
                "person": self.person, "parts": words.shown(content["parts"], language),
                "on": self.record_here.decision.review.on,
            }  # fmt: skip
            html = render_to_string("practice/review_paper.html", context)
        response = HttpResponse(lay_out(html, language), content_type="application/pdf")
        # The file's name tells nobody who looks over a shoulder what it is about.
        response["Content-Disposition"] = 'attachment; filename="record.pdf"'
        return response
