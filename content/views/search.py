"""Search of the procedures. Public: it knows nothing of who asks, and keeps nothing of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..search.searching import SIZE
from ..search.searching import search as find
from ..search.services import note_missed


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for the words `q`, in one `place` or `section` if these are named, ten on a `page` (R-000-02).

    The words stand in the address, so that a result can be shared and gone back to; they are in no log of ours. What
    was not found is counted: content/search/missed.py.
    """
    place, section = request.GET.get("place", "")[:100], request.GET.get("section", "")[:255]
    number = request.GET.get("page", "")
    found = find(
        request.GET.get("q", ""),
        (get_language() or "").split("-")[0],
        place=place,
        section=section,
        page=int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 1,
    )
    if found.missed and request.method == "GET":
        note_missed(words=found.words, language=found.language, today=timezone.localdate())
    response = render(
        request,
        "content/search/results.html",
        {
            "found": found,
            "place": place,
            "section": section,
            "typed": request.GET.get("q", "").strip()[:200],
            "start": (found.page - 1) * SIZE + 1,
            "before": found.page - 1,
            "after": found.page + 1,
        },
    )
    response["X-Robots-Tag"] = "noindex"
    return response
