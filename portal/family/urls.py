"""Addresses of families' screens."""

from django.urls import path

from . import views
from .answering.urls import urlpatterns as answering
from .looked import Looked
from .sound import Sound

app_name = "family"
urlpatterns = [
    path("my/", views.Home.as_view(), name="home"),
    path("my/plans/<uuid:plan>/", views.ReadPlan.as_view(), name="plan"),
    path("my/plans/<uuid:plan>/pdf/", views.PrintPlan.as_view(), name="pdf"),
    path("my/plans/<uuid:plan>/pdf/waiting/", views.WaitForPdf.as_view(), name="pdf_waiting"),
    path("my/plans/<uuid:plan>/sound/<uuid:sound>/", Sound.as_view(), name="sound"),
    path("my/plans/<uuid:plan>/looked/", Looked.as_view(), name="looked"),
    *answering,
]
