"""Enquiries to the register: the log, and one of them from the first call to what was told (R-002-40, R-002-41)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access import grants
from portal.access.actions import Action
from portal.register.exceptions import NotYet
from portal.register.models import Registration
from portal.register.selectors import enquiries_about, enquiries_page, enquiry_of, header_of
from portal.register.services import answer, call_back, follow_up, log_enquiry, look_up, review

from ..forms.register import AdviceForm, CallBackForm, EnquiryForm, FindForm, SaidForm
from .base import PlanScreen, known_uuid
from .register import RegisterScreen


class EnquiriesView(RegisterScreen):
    """The log, what nobody has looked through first; and a new enquiry, kept before anything is looked up."""

    action = Action.ANSWER_ENQUIRY

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._list(EnquiryForm())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        form = EnquiryForm(request.POST)
        if not form.is_valid():
            return self._list(form, status=422)
        made = log_enquiry(**form.cleaned_data, register=self.register, by=self.user, now=self.now)
        return HttpResponseRedirect(reverse("practice:enquiry", args=[self.place, made.pk]))

    def _list(self, form: EnquiryForm, status: int = 200) -> HttpResponse:
        self.record("enquiries.viewed")
        number = self.number()
        rows, more = enquiries_page(self.register, number)
        context = {"form": form, "rows": rows, "before": number - 1, "after": number + 1 if more else 0}
        return self.page("enquiries.html", context, status)


class EnquiryView(RegisterScreen):
    """One enquiry, a step at a time: call back, look up, tell the lead's name; a keeper looks through it."""

    action = Action.ANSWER_ENQUIRY

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.logged = enquiry_of(self.register, kwargs["enquiry"])

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        try:
            match request.POST.get("do"):
                case "call":
                    return self._call(CallBackForm(request.POST))
                case "find":
                    return self._find(FindForm(request.POST))
                case "here":
                    return self._here(known_uuid(request.POST.get("plan", "")))
                case "advise":
                    return self._advise(AdviceForm(request.POST))
                case "review":
                    grants.hold(self.user, Action.KEEP_REGISTER, self.register)
                    review(enquiry=self.logged.enquiry, by=self.user, now=self.now)
                    return self._saved()
        except NotYet:
            return self._show(status=409)
        raise Http404

    def _call(self, form: CallBackForm) -> HttpResponse:
        if not form.is_valid():
            return self._show(call=form, status=422)
        call_back(**form.cleaned_data, enquiry=self.logged.enquiry, by=self.user, now=self.now)
        return self._saved()

    def _find(self, form: FindForm) -> HttpResponse:
        if not form.is_valid():
            return self._show(find=form, status=422)
        found = look_up(enquiry=self.logged.enquiry, name=form.cleaned_data["name"], by=self.user, now=self.now)
        return self._show(find=form, found=found)

    def _here(self, plan: Any) -> HttpResponse:
        one = header_of(self.place, plan)
        if one.removed_on is not None:
            raise Http404
        answer(key=plan, enquiry=self.logged.enquiry, plan=one.plan, said="", by=self.user, now=self.now)
        return self._saved()

    def _advise(self, form: AdviceForm) -> HttpResponse:
        if not form.is_valid():
            return self._show(advice=form, found=[], status=422)
        given = form.cleaned_data
        answer(key=given["key"], enquiry=self.logged.enquiry, plan=None, said=given["said"], by=self.user, now=self.now)
        return self._saved()

    def _saved(self) -> HttpResponse:
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(self.request.path)

    def _show(
        self, *, call: CallBackForm | None = None, find: FindForm | None = None, advice: AdviceForm | None = None,
        found: list[Registration] | None = None, status: int = 200,
    ) -> HttpResponse:  # fmt: skip
        logged = self.logged
        self.record("enquiry.viewed", about=f"enquiry:{logged.enquiry.pk}")
        context = {
            "logged": logged,
            "call": call or CallBackForm(),
            "find": find or FindForm(initial={"name": logged.enquiry.child_name}),
            "advice": advice or AdviceForm(),
            "wrong": next((one for one in (call, find, advice) if one is not None), None),
            "found": found,
            "is_early": status == 409,
            "has_errors": status != 200,
        }
        return self.page("enquiry.html", context, status)


class EnquiriesAboutView(PlanScreen):
    """Every enquiry that was answered about the child; the lead says what came of it (R-004-41, R-004-53)."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        about = known_uuid(request.POST.get("about", ""))
        logged = next((one for one in enquiries_about(self.plan) if one.enquiry.pk == about), None)
        if logged is None:
            raise Http404
        form = SaidForm(request.POST, about=about)
        if not form.is_valid():
            return self._show(form, status=422)
        if not logged.is_followed_up:  # else the button was pressed twice
            follow_up(
                key=about, enquiry=logged.enquiry, plan=self.plan, said=form.cleaned_data["said"], by=self.user,
                now=self.now,
            )  # fmt: skip
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)

    def _show(self, wrong: SaidForm | None = None, status: int = 200) -> HttpResponse:
        self.record("enquiries.viewed")
        rows = [(one, self._form(one.enquiry.pk, wrong)) for one in enquiries_about(self.plan)]
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "rows": rows,
            "wrong": wrong,
            "has_errors": status != 200,
        }
        return self.page("enquiries_about.html", context, status)

    def _form(self, about: Any, wrong: SaidForm | None) -> SaidForm:
        return wrong if wrong is not None and str(wrong["about"].value()) == str(about) else SaidForm(about=about)
