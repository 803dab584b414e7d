"""The plan that was given to somebody."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from forms.api import headless_described, headless_need
from portal.accounts.enums import Scope
from portal.audit.services import record
from portal.dialogue.services import opened
from portal.wording.selectors import given_to, releases_of

from ..schemas import GivenOut, ReadingOut

router = Router(tags=["readings"])


@router.get(
    "/readings",
    response=list[GivenOut],
    summary="The plans that were given to the signed-in person",
    openapi_extra=headless_described(),
)
def readings(request: HttpRequest) -> Any:
    """Empty for somebody who was given none."""
    headless_need(request, Scope.READINGS_READ)
    found = releases_of(request.user)
    record(
        chain=f"user:{request.user.pk}",
        action="plans.listed",
        by=request.user,
        now=timezone.now(),
        detail={"plans": [str(one.plan_id) for one in found]},
    )
    return [{"plan": one.plan_id, **one.reading.content} for one in found if one.reading]


@router.get(
    "/readings/{uuid:plan}",
    response=ReadingOut,
    summary="The plan that was given to the signed-in person",
    openapi_extra=headless_described(),
)
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
