"""Keeping somebody of the family out of the core group or a part of its work, and ending that (R-002-18)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.engagement.exceptions import NotExcluded
from portal.engagement.models import Exclusion
from portal.engagement.rules import is_running
from portal.engagement.selectors import earlier_exclusions, exclusion_of
from portal.engagement.services import end_exclusion, exclude
from portal.people.models import Person
from portal.people.selectors import Known, managers
from portal.plans.exceptions import WithholdingRefused
from portal.plans.selectors import latest_version
from portal.procedures.selectors import lawful_bases
from portal.wording.paper import STATIC, lay_out
from portal.wording.selectors import reader
from portal.wording.standing import releases, standing_of

from ..forms.exclusion import REFUSALS, EndForm, ExclusionForm
from ..selectors.engaging import Letter, letter_of, may_be_excluded
from ..selectors.items import withholdable
from ..selectors.sharing import withholdings_of
from .base import PlanScreen


class ExclusionsView(PlanScreen):
    """Everybody who can be kept out, and who is."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.record("exclusions.viewed")
        standing = {one.person_id: one for one in self.plan.exclusions.filter(ended_at__isnull=True)}
        rows = [(one, standing.get(one.person.pk)) for one in may_be_excluded(self.plan, standing)]
        context = {"plan": self.plan, "child": self.plan.child, "rows": rows, "today": self.today}
        return self.page("exclusions.html", context)


class OnePersonScreen(PlanScreen):
    """A screen about one member of the family who can be kept out."""

    action = Action.LEAD_PLAN
    known: Known

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.known = reader(self.plan, kwargs["person"])
        if not self.known.is_family or self.known.relation == "child":
            raise Http404


class ExclusionView(OnePersonScreen):
    """The decision that stands, or a form for one; `?anew` decides anew what stands."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        standing = exclusion_of(self.plan, self.known.person.pk)
        if standing is not None and "anew" not in request.GET:
            return self._standing(standing)
        return self._form(self._new(standing), standing)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        standing = exclusion_of(self.plan, self.known.person.pk)
        if request.POST.get("do") == "end":
            return self._end(standing)
        form = self._new(standing, request.POST)
        if not form.is_valid():
            return self._form(form, standing, status=422)
        return self._exclude(form, standing)

    def _exclude(self, form: ExclusionForm, standing: Exclusion | None) -> HttpResponse:
        try:
            _made, unread = exclude(
                key=form.cleaned_data["key"], plan=self.plan, person=self.known.person, terms=form.terms(),
                by=self.user, today=self.today, now=self.now, instead_of=form.cleaned_data["instead_of"],
            )  # fmt: skip
        except (NotExcluded, WithholdingRefused) as refused:
            self.record("exclusion.refused", about=f"person:{self.known.person.pk}", reason=refused.reason)
            if refused.reason == "already" and standing and standing.pk != form.cleaned_data["instead_of"]:
                return self._standing(standing, is_newer=True, unsent=form, status=409)
            field = refused.reason if refused.reason in form.fields else None
            form.add_error(field, REFUSALS.get(refused.reason, REFUSALS["already"]))
            return self._form(form, standing, status=422)
        messages.success(self.request, _("Saved. Print the letter and give it to them."))
        return self._done(unread)

    def _end(self, standing: Exclusion | None) -> HttpResponse:
        form = EndForm(self.request.POST)
        if not form.is_valid():
            raise Http404
        if standing is None:
            return self._done([])
        if standing.pk != form.cleaned_data["decision"]:
            return self._standing(standing, is_newer=True, status=409)
        try:
            unread = end_exclusion(
                exclusion=standing, revision=form.cleaned_data["revision"], by=self.user, now=self.now
            )
        except Conflict:
            return self._standing(standing, is_newer=True, status=409)
        messages.success(self.request, _("Ended. They are invited again, and read again what was withheld with it."))
        return self._done(unread)

    def _done(self, unread: list[Person]) -> HttpResponse:
        for person in unread:
            text = _("%(name)s reads nothing now: what they read could not be made anew. Look at what is to be done.")
            messages.warning(self.request, text % {"name": person})
        return HttpResponseRedirect(reverse("practice:exclusion", args=[self.plan.pk, self.known.person.pk]))

    def _new(self, standing: Exclusion | None, data: Any = None) -> ExclusionForm:
        release = releases(self.plan).filter(person=self.known.person).select_related("reading__version").first()
        others = [one for one in withholdings_of(self.plan, self.known)
                  if standing is None or one.pk != standing.withholding_id]  # fmt: skip
        return ExclusionForm(
            data, before=standing, authorisers=managers(beside=self.user),
            items=withholdable(self.plan, latest_version(self.plan), release, others),
            bases=lawful_bases(self.plan.jurisdiction), first=self.plan.started_on, today=self.today,
            place=self.plan.jurisdiction,
        )  # fmt: skip

    def _form(self, form: ExclusionForm, standing: Exclusion | None, status: int = 200) -> HttpResponse:
        if self.plan.ended_on is not None:  # nobody is kept out of what meets no more
            raise Http404
        earlier = earlier_exclusions(self.plan, self.known.person.pk)
        return self._show("exclude.html", {"form": form, "standing": standing, "earlier": earlier}, status)

    def _standing(self, one: Exclusion, status: int = 200, **more: Any) -> HttpResponse:
        said = dict(withholdable(self.plan, latest_version(self.plan), None, []))
        kept = one.withholding
        lost = [said.get(str(item.item_id), _("Something that is no longer in the plan")) for item in kept.items.all()
                ] if kept is not None and kept.ended_at is None else []  # fmt: skip
        runs = is_running(since=one.since, until=one.until, is_ended=False, today=self.today)
        form = EndForm(initial={"decision": one.pk, "revision": one.revision}, auto_id=False)
        context = {"one": one, "lost": lost, "runs": runs, "end": form} | more
        return self._show("excluded.html", context, status)

    def _show(self, template: str, context: dict[str, Any], status: int) -> HttpResponse:
        self.record("exclusion.viewed", about=f"person:{self.known.person.pk}")
        return self.page(template, {"plan": self.plan, "child": self.plan.child, "known": self.known} | context, status)


class ExclusionLetterView(OnePersonScreen):
    """The letter about the decision that stands, to print."""

    one: Exclusion

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        found = exclusion_of(self.plan, self.known.person.pk)
        if found is None or standing_of(self.plan).is_kept_out(self.known.person.pk):
            raise Http404
        self.one = found

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.record("exclusion_letter.viewed", about=f"person:{self.known.person.pk}")
        context = {"plan": self.plan, "child": self.plan.child, "known": self.known, "letter": self._letter()}
        return self.page("exclusion_letter.html", context)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """It was sent or handed over."""
        self.hold()
        # Not as "letter.handed": that one confirms that somebody was given the plan (R-000-24).
        self.record("exclusion_letter.handed", about=f"person:{self.known.person.pk}", exclusion=str(self.one.pk))
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("practice:exclusion", args=[self.plan.pk, self.known.person.pk]))

    def _letter(self) -> Letter:
        return letter_of(self.plan, self.one, latest_version(self.plan).content["language"])


class ExclusionPaperView(ExclusionLetterView):
    """The same letter as a tagged PDF."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.record("exclusion_letter.printed", about=f"person:{self.known.person.pk}")
        letter = self._letter()
        with translation.override(letter.language):
            html = render_to_string("practice/exclusion_paper.html", {"letter": letter, "static": STATIC})
        response = HttpResponse(lay_out(html, letter.language), content_type="application/pdf")
        # The file's name tells nobody who looks over a shoulder what it is about.
        response["Content-Disposition"] = 'attachment; filename="letter.pdf"'
        return response
