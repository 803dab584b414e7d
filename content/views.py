from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """To the home page in the reader's language: their choice, or their browser's."""
    response = redirect("wagtail_serve", "")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response
