"""A practitioner's own picture, which children find beside their name."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from portal.audit.services import record
from portal.people.exceptions import PortraitRefused
from portal.people.models import Person
from portal.people.selectors import portrait_of
from portal.people.services import keep_portrait, remove_portrait

from ..forms.portrait import PortraitForm
from .base import PractitionerView


class PortraitView(PractitionerView):
    """One's own and nobody else's: the address names nobody."""

    person: Person

    def load(self, **_kwargs: object) -> None:
        self.person = self.user.person

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(PortraitForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        if request.POST.get("do") == "remove":
            remove_portrait(person=self.person, by=self.user, now=self.now)
            return self._saved(_("Your picture is removed."))
        form = PortraitForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form, status=422)
        try:
            keep_portrait(person=self.person, photo=form.cleaned_data["photo"].read(), by=self.user, now=self.now)
        except PortraitRefused:
            form.add_error("photo", _("We cannot use this file. Choose a photo in JPEG, PNG or WebP."))
            return self._show(form, status=422)
        return self._saved(_("Your picture is saved."))

    def _saved(self, text: str) -> HttpResponse:
        messages.success(self.request, text)
        return HttpResponseRedirect(self.request.path)

    def _show(self, form: PortraitForm, status: int = 200) -> HttpResponse:
        record(chain=f"user:{self.user.pk}", action="portrait.viewed", by=self.user, now=self.now)
        context = {"form": form, "picture": portrait_of(self.person.pk), "person": self.person}
        return self.page("portrait.html", context, status=status)
