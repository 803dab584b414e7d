"""Addresses of the API."""

from django.urls import path

from .views import api
from .views.classic import router
from .views.docs import docs
from .views.nothing import nothing

urlpatterns = [
    path("api/v1/docs/", docs, name="api_docs"),
    path("api/v1/", api.urls),
    path("api/v1/<path:rest>", nothing),
    path("api/v2/", router.urls),
]
