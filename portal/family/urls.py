"""Addresses of families' screens."""

from django.urls import path

from . import views
from .answering.urls import urlpatterns as answering

app_name = "family"
urlpatterns = [
    path("my/", views.Home.as_view(), name="home"),
    path("my/plans/<uuid:plan>/", views.ReadPlan.as_view(), name="plan"),
    path("my/plans/<uuid:plan>/pdf/", views.PrintPlan.as_view(), name="pdf"),
    *answering,
]
