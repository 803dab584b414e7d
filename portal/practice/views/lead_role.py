"""That the lead's role was explained to the family before the conference, when there is no plan yet."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.people.enums import Relation
from portal.people.models import Person
from portal.people.selectors import network
from portal.plans.services import explain_lead
from portal.procedures.terms import terms

from ..forms.explained import LeadExplainedForm
from ..selectors.child import lead_explained
from .children import ChildScreen


class LeadRoleView(ChildScreen):
    """Who was told, and a form for the next (R-001-25)."""

    action = Action.START_PLAN
    own: Person

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        own = Person.objects.filter(user=self.user).first()
        if own is None:
            raise Http404
        self.own = own

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show(self._form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        grants.hold(self.user, self.action, self.child)
        form = self._form(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        given = form.cleaned_data
        explain_lead(
            key=given["key"], child=self.child, person=given["person"], on=given["on"],
            explained_by=given["explained_by"], by=self.user, today=self.today, now=self.now,
        )  # fmt: skip
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(f"{reverse('practice:child', args=[self.child.pk])}#lead-role")

    def _form(self, data: Any = None) -> LeadExplainedForm:
        around = network(self.child)
        workers = {one.person.pk: one.person for one in around if one.relation == Relation.PRACTITIONER}
        workers = {self.own.pk: self.own} | workers
        return LeadExplainedForm(data, around=around, workers=list(workers.values()), own=self.own, today=self.today)

    def _show(self, form: LeadExplainedForm, status: int = 200) -> HttpResponse:
        record(chain=f"child:{self.child.pk}", action="lead_role.viewed", by=self.user, now=self.now)
        context = {
            "child": self.child,
            "local": terms(self.child.jurisdiction),
            "form": form,
            "explained": lead_explained(self.child),
        }
        return self.page("lead_role.html", context, status)
