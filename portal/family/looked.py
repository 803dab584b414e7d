"""The page on which a family sees who has looked at their plan."""

from uuid import UUID

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from portal.audit.services import record
from portal.plans.models import Plan
from portal.procedures.enums import ViewersNamed
from portal.procedures.selectors import viewers_named
from portal.wording.selectors import given_to, local_words

from .looks import THIS, looks


class Looked(LoginRequiredMixin, View):
    """Practitioners' looks and one's own, newest first, 25 a page; never those of others in the family."""

    def get(self, request: HttpRequest, plan: UUID) -> HttpResponse:
        (reading,) = given_to(request.user, plan, "reading_id")
        about = f"reading:{reading}"
        record(chain=f"plan:{plan}", action=THIS, by=request.user, now=timezone.now(), about=about)
        before = request.GET.get("before", "")
        shown = Plan.objects.select_related("child").get(pk=plan)
        found = looks(
            shown,
            request.user,
            named=viewers_named(shown.jurisdiction) == ViewersNamed.NAME_AND_ROLE,
            before=int(before) if before.isascii() and before.isdecimal() and len(before) < 16 else None,
        )
        local = local_words(shown.jurisdiction)
        context = {"plan": plan, "looks": found, "local": local, "exit_this_page": True}
        return render(request, "family/looked.html", context)
