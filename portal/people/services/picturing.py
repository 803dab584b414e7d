"""A practitioner's own picture."""

import base64
from datetime import datetime

from django.db import transaction

from portal.audit.services import record

from ..drawing import small
from ..models import Person, Portrait, User
from ..sealing import sealed


@transaction.atomic
def keep_portrait(*, person: Person, photo: bytes, by: User, now: datetime) -> Portrait:
    """Keep a small picture made of this photograph instead of the one there was. Plans that are shared from now on show
    it. Raises PortraitRefused."""
    text = sealed(base64.b64encode(small(photo)).decode())
    made, _ = Portrait.objects.update_or_create(
        person=person, defaults={"sealed": text, "added_by": by, "added_at": now}
    )
    record(chain=f"user:{by.pk}", action="portrait.kept", by=by, now=now, about=f"person:{person.pk}")
    return made


@transaction.atomic
def remove_portrait(*, person: Person, by: User, now: datetime) -> None:
    """Take the picture away; plans that were shared before keep it until they are shared anew."""
    if Portrait.objects.filter(person=person).delete()[0]:
        record(chain=f"user:{by.pk}", action="portrait.removed", by=by, now=now, about=f"person:{person.pk}")
