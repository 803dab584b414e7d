"""Practitioners come into the core group and leave it between two versions of a plan."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from portal.people.models import Person
from portal.plans.exceptions import GroupRefused
from portal.plans.selectors import need_open
from portal.plans.services import join_group, leave_group

from ..forms.network import JoinForm
from ..selectors.network import could_join
from .base import known_uuid
from .network import NetworkScreen


class GroupView(NetworkScreen):
    """Whom to take in, found by name; `?out` asks once more before somebody leaves. Names come by POST: an address is
    kept in histories and logs."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if "out" in request.GET:
            return self._ask(known_uuid(request.GET["out"]))
        return self._show(JoinForm(people=could_join(self.plan)))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        need_open(self.plan)
        match request.POST.get("do"):
            case "find":
                return self._find()
            case "join":
                return self._join()
            case "leave":
                return self._leave(known_uuid(request.POST.get("person", "")))
        raise Http404

    def _words(self) -> str:
        """The name to look for, without the one character that a database takes in no text."""
        return self.request.POST.get("name", "").replace("\x00", "")[:100]

    def _find(self) -> HttpResponse:
        words = self._words()
        around, found = could_join(self.plan), could_join(self.plan, words)
        form = JoinForm(people=found)
        form.initial = {"name": words}
        return self._show(form, found=len(found) > len(around), words=words)

    def _join(self) -> HttpResponse:
        words, who = self._words(), self.request.POST.get("person", "")
        if who and self.plan.members.filter(person=known_uuid(who), until=None).exists():
            return self._done()  # the button pressed twice
        form = JoinForm(self.request.POST, people=could_join(self.plan, words))
        if not form.is_valid() or not form.cleaned_data["person"]:
            if "person" not in form.errors:
                form.add_error("person", form.fields["person"].error_messages["required"])
            return self._show(form, status=422)
        try:
            join_group(plan=self.plan, person=form.people[form.cleaned_data["person"]], by=self.user, today=self.today,
                       now=self.now)  # fmt: skip
        except GroupRefused as refused:
            raise Http404 from refused  # the form offers nobody else
        return self._done()

    def _leave(self, pk: Any) -> HttpResponse:
        person = Person.objects.filter(memberships__plan=self.plan, pk=pk).first()
        if person is None:
            raise Http404
        leave_group(plan=self.plan, person=person, by=self.user, today=self.today, now=self.now)
        return self._done()

    def _done(self) -> HttpResponse:
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(f"{self.to_network().headers['Location']}#group")

    def _ask(self, pk: Any) -> HttpResponse:
        member = self.plan.members.filter(person=pk, is_lead=False, until=None).select_related("person").first()
        if member is None:
            raise Http404
        return self.show("network_leave.html", {"person": member.person}, about=f"person:{member.person_id}")

    def _show(self, form: JoinForm, status: int = 200, **more: Any) -> HttpResponse:
        if self.plan.ended_on is not None:
            raise Http404
        return self.show("network_group.html", {"form": form} | more, status)
