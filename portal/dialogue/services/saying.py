"""Keeping what a reader says, and what is replied."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import translation

from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.people.models import Person, User
from portal.plans.models import Plan
from portal.plans.services import keep_file
from portal.wording.selectors import given_to

from .. import rules
from ..enums import Said
from ..exceptions import NotSaid
from ..models import Answer, Reply
from . import telling
from .files import Media


@transaction.atomic
def say(
    *,
    key: UUID,
    plan: Plan,
    person: Person,
    said: Said,
    section: str = "",
    entry: str = "",
    text: str = "",
    media: Media | None = None,
    for_lead: bool = False,
    by: User,
    now: datetime,
) -> Answer:
    """Keep what `by` says for `person` (themselves, or whom they speak for) about a part of what they read now.

    `key` comes with the form: the same key is the same answer, however often it arrives. Raises Http404 when `by` may
    not read the plan (any more), NotSaid when there is nothing to keep or the part is not in their Reading.
    """
    grants.hold(by, Action.READ_PLAN, plan)
    pk = uuid5(person.pk, f"{plan.pk}:{key}")
    already = Answer.objects.filter(pk=pk).first()
    if already is not None:
        return already
    reading, content = given_to(by, plan.pk, "reading_id", "reading__content")
    if not rules.has_part(content, section, entry):
        raise NotSaid("keys")
    text = text.strip()
    if said == Said.SAY and not text and media is None:
        raise NotSaid("empty")
    if len(text) > rules.MOST:
        raise NotSaid("long")
    file = keep_file(plan=plan, data=media.data, type=media.type, by=by, now=now) if media else None
    made = Answer.objects.create(
        pk=pk, plan=plan, person=person, reading_id=reading, section=section, entry=entry, said=Said(said), text=text,
        language=translation.get_language(), file=file, for_lead=for_lead, said_by=by, said_at=now,
    )  # fmt: skip
    record(chain=f"plan:{plan.pk}", action="answer.given", by=by, now=now, about=f"answer:{pk}", detail={"said": said})
    telling.tell_leads(plan, now=now)
    return made


@transaction.atomic
def reply(*, key: UUID, answer: Answer, text: str, language: str, by: User, now: datetime) -> Reply:
    """Reply to an answer; only the lead does. The same key is the same reply. Raises Http404, NotSaid."""
    grants.hold(by, Action.LEAD_PLAN, answer.plan)
    pk = uuid5(answer.pk, str(key))
    already = Reply.objects.filter(pk=pk).first()
    if already is not None:
        return already
    text = text.strip()
    if not text:
        raise NotSaid("empty")
    if len(text) > rules.MOST:
        raise NotSaid("long")
    made = Reply.objects.create(pk=pk, answer=answer, text=text, language=language, replied_by=by, replied_at=now)
    record(chain=f"plan:{answer.plan_id}", action="answer.replied", by=by, now=now, about=f"answer:{answer.pk}")
    telling.tell_family(answer, now=now)
    return made
