"""Who translates the words: giving work to translators, and ending it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.people.models import Person
from portal.plans.selectors import latest_version
from portal.wording import services
from portal.wording.enums import Audience
from portal.wording.exceptions import WordingRefused
from portal.wording.rows import all_wordings, languages_for, translation_states, work_number
from portal.wording.states import progress
from portal.wording.views.translation import translation_title
from portal.wording.worklist import open_work, translators

from ..forms.translators import GiveForm
from .base import PlanScreen, known_uuid


class TranslatorsView(PlanScreen):
    """Each language that a reader of the plan prefers, how far it is, and who works on it."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        if request.POST.get("do") == "end":
            return self._end(request.POST.get("work", ""))
        wanted = {self._key(*one): one for one in self._wanted()}
        chosen = wanted.get(request.POST.get("key", ""))
        if chosen is None:
            raise Http404
        form = self._form(self._key(*chosen), list(translators(self.plan)), request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        audience, language = chosen
        person = form.cleaned_data["translator"]
        try:
            services.give_work(
                plan=self.plan, audience=audience, language=language, translator=person, by=self.user, now=self.now
            )
        except WordingRefused as error:
            raise Http404 from error
        messages.success(request, _("The translator finds it in their list."))
        return HttpResponseRedirect(request.path)

    def _end(self, work: str) -> HttpResponse:
        given = next((one for one in open_work(self.plan) if one.pk == known_uuid(work)), None)
        if given is not None:  # else it is ended, whoever did it
            services.end_work(given=given, by=self.user, now=self.now)
            messages.success(self.request, _("The translator cannot open it any more."))
        return HttpResponseRedirect(self.request.path)

    def _page(self, form: forms.Form | None = None, status: int = 200) -> HttpResponse:
        self.record("translators.viewed")
        version, given, people = latest_version(self.plan), open_work(self.plan), list(translators(self.plan))
        own, written = version.content["language"], all_wordings(self.plan)
        # What nobody wants any more but somebody still works on stays to be ended.
        wanted = dict.fromkeys([*self._wanted(own), *((Audience(one.audience), one.language) for one in given)])
        rows = []
        for audience, language in wanted:
            key = self._key(audience, language)
            found = translation_states(
                version, audience, written.get((audience, own), {}), written.get((audience, language), {})
            )
            rows.append(
                {
                    "key": key,
                    "title": translation_title(audience, language),
                    "number": work_number(self.plan.pk, audience, language),
                    "audience": audience,
                    "language": language,
                    "progress": progress(found, "checked"),
                    "outdated": found.count("out_of_date"),
                    "given": [one for one in given if (one.audience, one.language) == (audience, language)],
                    "form": form if form is not None and form.data.get("key") == key else self._form(key, people),
                }
            )
        context = {
            "plan": self.plan, "child": self.plan.child, "rows": rows, "form": form, "has_errors": status != 200,
            "anybody": bool(people),
        }  # fmt: skip
        return self.page("translators.html", context, status)

    def _wanted(self, own: str = "") -> list[tuple[Any, str]]:
        return languages_for(self.plan, own or latest_version(self.plan).content["language"])

    def _key(self, audience: str, language: str) -> str:
        return f"{audience}-{language}"

    def _form(self, key: str, people: list[Person], data: Any = None) -> GiveForm:
        return GiveForm(data, initial={"key": key}, ident=key, translators=people)
