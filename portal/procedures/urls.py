"""Addresses of what is as public as the procedures."""

from django.urls import path

from . import views

app_name = "procedures"
urlpatterns = [
    path("symbols/<slug:key>/", views.symbol, name="symbol"),
]
