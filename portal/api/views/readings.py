"""The plan that was given to somebody."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from forms.api import headless_need
from portal.accounts.enums import Scope
from portal.audit.services import record
from portal.dialogue.services import opened
from portal.wording.selectors import given_to

from ..schemas import ReadingOut

router = Router(tags=["readings"])


@router.get("/readings/{uuid:plan}", response=ReadingOut, summary="The plan that was given to the signed-in person")
def reading(request: HttpRequest, plan: UUID) -> Any:
    """404 for everything that was not given to this person, whether it exists or not."""
    headless_need(request, Scope.READINGS_READ)
    reading_id, content, opened_at = given_to(
        request.user, plan, "reading_id", "reading__content", "reading__receipt__last_at"
    )
    about = f"reading:{reading_id}"
    now = timezone.now()
    record(chain=f"plan:{plan}", action="reading.fetched", by=request.user, now=now, about=about)
    opened(reading=reading_id, last_at=opened_at, now=now)
    return content
