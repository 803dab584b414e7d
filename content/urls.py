"""The bare address of the service. The pages themselves are Wagtail's, below a language."""

from django.urls import URLPattern, path

from .views import home

app_name = "content"
urlpatterns: list[URLPattern] = [path("", home, name="home")]
