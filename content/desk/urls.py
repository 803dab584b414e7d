"""The addresses of the editor's desk, below those of the CMS."""

from django.urls import URLPattern, path

from .importing import Import, Imported
from .reports import REPORTS, try_links
from .reports.base import NAMESPACE

app_name = NAMESPACE
urlpatterns: list[URLPattern] = [
    path("import/", Import.as_view(), name="import"),
    path("import/<int:pk>/", Imported.as_view(), name="imported"),
    path("links/try/", try_links, name="try_links"),
]
for report in REPORTS:
    urlpatterns += [
        path(f"{report.slug}/", report.as_view(), name=report.slug),
        path(f"{report.slug}/results/", report.as_view(results_only=True), name=f"{report.slug}_results"),
    ]
