"""Addresses of the API."""

from django.urls import path, re_path

from .views import api
from .views.classic import router
from .views.docs import docs
from .views.nothing import nothing

urlpatterns = [
    path("api/v1/docs/", docs, name="api_docs"),
    path("api/v1/", api.urls),
    re_path("^api/v1/", nothing),  # whatever follows, line breaks too
    path("api/v2/", router.urls),
]
