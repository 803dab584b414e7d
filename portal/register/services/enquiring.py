"""Enquiries to the register: logged, called back, answered, followed up and looked through, in that order."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from portal.audit.services import record
from portal.dialogue.services import tell_staff
from portal.people.models import User
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.plans.services import close_task, open_task

from .. import rules
from ..enums import EnquiryKind, EnquiryStage, NumberSource, StepKind
from ..exceptions import NotYet
from ..models import Enquiry, EnquiryStep, Register, Registration
from ..selectors import lead_of, registered, stage_of


@transaction.atomic
def log_enquiry(
    *, key: UUID, register: Register, kind: EnquiryKind, enquirer: str, agency: str, telephone: str, child_name: str,
    child_born_on: date | None, concern: str, by: User, now: datetime,
) -> Enquiry:  # fmt: skip
    """Keep who asks about whom, and why: before anything is looked up (R-004-48). The same key is the same enquiry.

    Raises ValueError where a word is missing: who asks and for which agency, the child's name, and for a formal check
    the concern (R-004-44).
    """
    pk = uuid5(register.pk, f"enquiry:{key}")
    already = Enquiry.objects.filter(pk=pk).first()
    if already is not None:
        return already
    words = [text.strip() for text in (enquirer, agency, child_name)]
    if not all(words) or (kind == EnquiryKind.FORMAL and not concern.strip()):
        raise ValueError("a word is missing")
    made = Enquiry.objects.create(
        pk=pk, register=register, kind=EnquiryKind(kind), enquirer=words[0], agency=words[1], child_name=words[2],
        telephone=telephone.strip(), child_born_on=child_born_on, concern=concern.strip(), taken_by=by, taken_at=now,
    )  # fmt: skip
    _noted(made, "enquiry.logged", by, now)
    return made


@transaction.atomic
def call_back(
    *, key: UUID, enquiry: Enquiry, source: NumberSource, number: str, answered_by: str, confirmed: bool, by: User,
    now: datetime,
) -> EnquiryStep:  # fmt: skip
    """Keep on which number somebody was called back, who answered, and whether it is who they said. Nothing is told
    before one that confirmed it (R-004-50, R-004-51). Raises NotYet where none is awaited."""
    already = _held(enquiry, EnquiryStage.CALL_BACK, StepKind.CALLED_BACK, key)
    return already or _add(
        enquiry, key, StepKind.CALLED_BACK, by, now, source=NumberSource(source), number=number.strip(),
        answered_by=answered_by.strip(), confirmed=rules.confirms(source, confirmed=confirmed),
    )  # fmt: skip


@transaction.atomic
def look_up(*, enquiry: Enquiry, name: str, by: User, now: datetime) -> list[Registration]:
    """The names on this register that fit. Raises NotYet before the call back, and for a routine check."""
    if stage_of(enquiry) != EnquiryStage.LOOK_UP:
        raise NotYet(stage_of(enquiry))
    found = registered(enquiry.register.place, name, with_removed=False)
    _noted(enquiry, "enquiry.looked_up", by, now, found=[str(one.pk) for one in found])
    return found


@transaction.atomic
def answer(*, key: UUID, enquiry: Enquiry, plan: Plan | None, said: str, by: User, now: datetime) -> EnquiryStep:
    """Keep what was told: of a child on the register the lead's name and nothing more (R-004-52), and the lead is to
    follow it up (R-004-53). Of any other child what was advised (R-004-55).

    Raises NotYet, and ValueError for a child who is not on this register or where no advice was written.
    """
    already = _held(enquiry, EnquiryStage.LOOK_UP, StepKind.ANSWERED, key)
    if already is not None:
        return already
    if plan is None:
        if not said.strip():
            raise ValueError("no advice")
        return _add(enquiry, key, StepKind.ANSWERED, by, now, said=said.strip())
    place = enquiry.register.place
    if not Registration.objects.filter(plan=plan, plan__jurisdiction=place, removed_on=None).exists():
        raise ValueError("not on this register")
    lead = lead_of(plan)
    made = _add(enquiry, key, StepKind.ANSWERED, by, now, plan=plan, lead=lead, said=said.strip())
    open_task(plan=plan, kind=TaskKind.ENQUIRY, about=enquiry.pk, due_on=None, now=now)
    if lead is not None and lead.user is not None:
        tell_staff(plan=plan, users=[lead.user], now=now)
    return made


@transaction.atomic
def follow_up(*, key: UUID, enquiry: Enquiry, plan: Plan, said: str, by: User, now: datetime) -> EnquiryStep:
    """What the lead did about an enquiry; the task is done with it. Raises NotYet, and ValueError where it says nothing
    or the enquiry was about somebody else."""
    already = _held(enquiry, EnquiryStage.ANSWERED, StepKind.FOLLOWED_UP, key)
    if already is not None:
        return already
    if not said.strip() or not enquiry.steps.filter(kind=StepKind.ANSWERED, plan=plan).exists():
        raise ValueError("nothing to follow up")
    made = _add(enquiry, key, StepKind.FOLLOWED_UP, by, now, said=said.strip())
    close_task(plan=plan, kind=TaskKind.ENQUIRY, about=enquiry.pk, by=by, now=now)
    return made


@transaction.atomic
def review(*, enquiry: Enquiry, by: User, now: datetime) -> EnquiryStep:
    """A keeper of the register has looked through it (R-004-49); once."""
    key = uuid5(enquiry.pk, "review")
    already = _held(enquiry, None, StepKind.REVIEWED, key)
    return already or _add(enquiry, key, StepKind.REVIEWED, by, now)


def _held(enquiry: Enquiry, stage: EnquiryStage | None, kind: StepKind, key: UUID) -> EnquiryStep | None:
    """Nobody else takes a step meanwhile. The step of a form that was sent twice; refused at another stage."""
    locked = Enquiry.objects.select_for_update(no_key=True).get(pk=enquiry.pk)
    already = EnquiryStep.objects.filter(pk=_pk(enquiry, kind, key)).first()
    now_at = stage_of(locked)  # the one in hand may have its steps of before the lock
    if already is None and stage is not None and now_at != stage:
        raise NotYet(now_at)
    return already


def _pk(enquiry: Enquiry, kind: StepKind, key: UUID) -> UUID:
    """Of one kind: no step takes the place of another, whatever key its form came with."""
    return uuid5(enquiry.pk, f"step:{kind.value}:{key}")


def _add(enquiry: Enquiry, key: UUID, kind: StepKind, by: User, now: datetime, **given: Any) -> EnquiryStep:
    made = EnquiryStep.objects.create(
        pk=_pk(enquiry, kind, key), enquiry=enquiry, kind=kind, by=by, at=now, **given
    )  # fmt: skip
    _noted(enquiry, f"enquiry.{kind}", by, now)
    return made


def _noted(enquiry: Enquiry, action: str, by: User, now: datetime, **detail: object) -> None:
    chain, about = f"register:{enquiry.register.place}", f"enquiry:{enquiry.pk}"
    record(chain=chain, action=action, by=by, now=now, about=about, detail=detail)
