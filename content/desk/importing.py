from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import Page

from content.importing.drafts import import_manual
from content.models import ManualImport

from .access import pages
from .forms import ImportForm
from .notes import grouped

NEWEST = 10


class ForAuthors(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """For everybody who may add pages."""

    permission_required = "add"
    header_icon = "download"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.permission_policy = pages()
        return super().dispatch(request, *args, **kwargs)


class Import(ForAuthors, FormView[ImportForm]):
    """R-000-02: a manual that a place has already, from Word or HTML, as drafts."""

    form_class = ImportForm
    template_name = "content/desk/import.html"
    page_title = _("Import pages")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        below = self.request.GET.get("below", "")
        return {**super().get_initial(), **({"parent": int(below)} if below.isdigit() else {})}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        form = context["form"]
        before = ManualImport.objects.select_related("parent")[:NEWEST]
        return context | {
            "action_url": reverse("manual_desk:import"),
            "submit_button_label": _("Import as drafts"),
            "submit_button_active_label": _("Importing…"),
            "media": form.media,
            "before": before,
        }

    def form_valid(self, form: ImportForm) -> HttpResponse:
        assert form.bundle is not None  # noqa: S101  it was read when the file was checked
        made = import_manual(
            bundle=form.bundle,
            name=form.cleaned_data["file"].name,
            parent=form.cleaned_data["parent"],
            levels=form.cleaned_data["levels"],
            by=self.request.user,
            now=timezone.now(),
        )
        return redirect("manual_desk:imported", made.pk)


class Imported(ForAuthors, TemplateView):
    """What an import made, and what it could not keep."""

    template_name = "content/desk/imported.html"
    page_title = _("Imported")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("manual_desk:import"), "label": _("Import pages")}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        made = get_object_or_404(ManualImport, pk=self.kwargs["pk"])
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"made": made, "drafts": _drafts(made), "groups": grouped(made.notes)}


def _drafts(made: ManualImport) -> QuerySet[Page]:
    """Those of its pages that are still there, in the order of the tree."""
    found: QuerySet[Page] = Page.objects.filter(pk__in=made.pages).order_by("path")
    return found
