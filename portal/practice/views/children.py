"""The list of children, and one child."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.dialogue.selectors import new_answers
from portal.intake.exceptions import NoForm
from portal.intake.selectors import drafts_of, parts_of
from portal.intake.services import start_plan
from portal.people.models import Child, User
from portal.people.selectors import brothers_and_sisters, network
from portal.procedures.terms import terms
from portal.procedures.unmanaged import places_unmanaged
from portal.register.selectors import registers_of
from portal.visits.selectors import coverage

from ..filters import ChildFilter
from ..forms.starting import StartForm
from ..selectors.child import brothers_and_sisters_seen, is_family_untold, lead_explained, open_plan_of, with_lead
from ..selectors.children import ChildRow, children_of, first_page, page_of
from ..selectors.held import engagement_of
from .base import PractitionerView
from .todo import todo_seen


class ChildrenView(PractitionerView):
    """My children. A search comes by POST and is answered at once: no name in any address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        after = request.GET.get("after", "")
        rows, more = page_of(children_of(self.user), self.user, after) if after else first_page(self.user)
        return self._list(rows, more, is_later_page=bool(after))

    def post(self, request: HttpRequest) -> HttpResponse:
        found = ChildFilter(request.POST, children_of(self.user), user=self.user, today=self.today)
        if not found.form.is_valid():
            return self._list([], "", status=422, form=found.form)
        rows, more = page_of(found.qs, self.user, request.POST.get("after", ""))
        return self._list(rows, more, form=found.form, is_later_page="after" in request.POST)

    def _list(
        self,
        rows: list[ChildRow],
        more: str,
        *,
        status: int = 200,
        form: Form | None = None,
        is_later_page: bool = False,
    ) -> HttpResponse:
        record(
            chain=f"user:{self.user.pk}",
            action="children.listed",
            by=self.user,
            now=self.now,
            detail={"children": [str(row.id) for row in rows], "searched": form is not None},
        )
        context = {
            "form": form,
            "rows": rows,
            "today": self.today,
            "after": more,
            "is_later_page": is_later_page,
            "asked": [] if form or is_later_page else parts_of(self.user),
            "todo": [] if form or is_later_page else todo_seen(self.user, self.today),
            "answered": [] if form or is_later_page else new_answers(self.user),
            "registers": [] if form or is_later_page else _registers(self.user),
            "unmanaged": _unmanaged(rows, self.today),
            "wide": True,
        }
        return self.page("children.html", context, status=status)


def _registers(user: User) -> list[dict[str, Any]]:
    """The registers this practitioner keeps or answers enquiries to, as their places call them. One query."""
    found = registers_of(user)
    return [{"place": place, "keeps": keeps, "record": terms(place)["record"]} for place, keeps in found]


def _unmanaged(rows: list[ChildRow], today: date) -> list[str]:
    """The places of these children in which nobody keeps the record today (R-004-22)."""
    found = places_unmanaged(today)
    return sorted({found[row.place] for row in rows if row.place in found})


class ChildScreen(PractitionerView):
    """A screen on one child."""

    action = Action.VIEW_CHILD
    child: Child

    def load(self, **kwargs: Any) -> None:
        self.child = grants.fetch(with_lead(Child.objects.all()), self.user, self.action, pk=kwargs["child"])

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        record(chain=f"child:{self.child.pk}", action="child.viewed", by=self.user, now=self.now)
        drafts, open_plan = drafts_of(self.child, self.user), open_plan_of(self.child, self.user)
        siblings = brothers_and_sisters(self.child)
        around, explained = network(self.child), lead_explained(self.child)
        leads = open_plan is not None and grants.can(self.user, Action.LEAD_PLAN, open_plan)
        context = {
            "child": self.child,
            "local": terms(self.child.jurisdiction),
            "network": around[1:],
            "explained": explained,
            "is_untold": open_plan is None and is_family_untold(around, explained),
            "trends": engagement_of(open_plan) if leads and open_plan else [],
            "siblings": brothers_and_sisters_seen(siblings, self.user),
            "plan": open_plan,
            "covered": coverage([self.child, *siblings], self.user, self.today),
            "answered": [one for one in new_answers(self.user) if open_plan and one.plan == open_plan.pk],
            "drafts": drafts,
            "may_start": grants.can(self.user, Action.START_PLAN, self.child),
            "start_form": StartForm(initial={"seen": len(drafts)}),
        }
        return self.page("child.html", context | more, status=status)


class ChildView(ChildScreen):
    """Who the child is, who is around the child, and the plan."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.show()


class StartView(ChildScreen):
    """Start the plan, or its next version."""

    action = Action.START_PLAN

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        grants.hold(self.user, self.action, self.child)
        drafts = drafts_of(self.child, self.user)
        if drafts and len(drafts) > StartForm.seen_in(request.POST):
            # The button was pressed twice: the second press goes where the first one went.
            return _to_draft(drafts[0].pk)
        try:
            draft = start_plan(child=self.child, by=self.user, now=self.now)
        except NoForm:
            return self.show(status=409, no_form=True)
        self._warn_of_untold()
        return _to_draft(draft.pk)

    def _warn_of_untold(self) -> None:
        """The conference begins with a warning where nobody of the family knows what the lead does; it keeps nothing
        back (R-001-25)."""
        if self.child.plans.filter(ended_on=None).exists():
            return
        if is_family_untold(network(self.child), lead_explained(self.child)):
            said = _("Nobody of the family has yet been told what this role is: %(lead)s. Explain it first.")
            messages.warning(self.request, said % terms(self.child.jurisdiction))


def _to_draft(pk: Any) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("drafts:tasks", args=[pk]))
