"""Files of the manual. Wagtail looks documents up under the bare names of these addresses."""

from django.urls import URLPattern, path
from wagtail.documents.views.serve import authenticate_with_password

from .views import document, picture

urlpatterns: list[URLPattern] = [
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("documents/<int:number>/<path:name>", document, name="wagtaildocs_serve"),
    path("media/images/<path:name>", picture, name="content_picture"),
]
