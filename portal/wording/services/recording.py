"""Keeping somebody's voice that reads a text of a plan aloud."""

from datetime import datetime

from django.db import transaction

from portal.audit.services import record
from portal.people.models import User
from portal.plans.media import MOST_BYTES, audio_type
from portal.plans.models import Plan
from portal.plans.services import keep_file

from ..exceptions import RecordingRefused
from ..models import Recording


@transaction.atomic
def keep_recording(*, plan: Plan, language: str, spoken: str, data: bytes, by: User, now: datetime) -> Recording:
    """Keep a voice for a text (its language and `rules.spoken_hash`), instead of the one there was.

    Who calls has checked that the text stands in a Reading of this plan. Raises RecordingRefused: "size" above
    `media.MOST_BYTES`, "kind" for what is no sound that browsers play.
    """
    if len(data) > MOST_BYTES:
        raise RecordingRefused("size")
    kind = audio_type(data)
    if kind is None:
        raise RecordingRefused("kind")
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)  # two at once: the later one stands
    standing = Recording.objects.filter(plan=plan, language=language, text_hash=spoken, removed_at__isnull=True)
    replaced = standing.update(removed_at=now)
    file = keep_file(plan=plan, data=data, type=kind, by=by, now=now)
    kept = Recording.objects.create(plan=plan, language=language, text_hash=spoken, file=file)
    detail = {"language": language, "type": kind, "bytes": len(data), "replaced": bool(replaced)}
    record(
        chain=f"plan:{plan.pk}", action="recording.kept", by=by, now=now, about=f"recording:{kept.pk}", detail=detail
    )
    return kept


@transaction.atomic
def remove_recording(*, recording: Recording, by: User, now: datetime) -> None:
    """Let nobody hear a recording any more; removing it twice is once."""
    if Recording.objects.filter(pk=recording.pk, removed_at__isnull=True).update(removed_at=now):
        about = f"recording:{recording.pk}"
        record(chain=f"plan:{recording.plan_id}", action="recording.removed", by=by, now=now, about=about)
