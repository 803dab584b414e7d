"""The translators' addresses. They name a piece of work and nobody whom it is about."""

from django.urls import URLPattern, path

from .views.work import ExportView, ImportView, WorksView, WorkView

app_name = "translating"
urlpatterns: list[URLPattern] = [
    path("translations/", WorksView.as_view(), name="works"),
    path("translations/<uuid:work>/", WorkView.as_view(), name="work"),
    path("translations/<uuid:work>/file/<slug:kind>/", ExportView.as_view(), name="export"),
    path("translations/<uuid:work>/file/", ImportView.as_view(), name="import"),
]
