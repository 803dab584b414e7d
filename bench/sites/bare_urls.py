"""The one view of the bare baseline."""

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path


def one_query(request: HttpRequest) -> HttpResponse:
    """A page with what one query found."""
    return render(request, "bare.html", {"found": ContentType.objects.filter(app_label="auth").order_by("pk")})


urlpatterns = [path("", one_query)]
