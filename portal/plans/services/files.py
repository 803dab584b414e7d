"""Files of a plan: sealed before they reach the storage, so that a copy of it shows nothing."""

import base64
import hashlib
import uuid
from datetime import datetime

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils.encoding import force_bytes

from portal.people.models import User

from ..models import Plan, PlanFile


@transaction.atomic
def keep_file(*, plan: Plan, data: bytes, type: str, by: User, now: datetime) -> PlanFile:
    """Seal and keep the bytes; who calls has checked what they are. A storage without the row holds noise."""
    pk = uuid.uuid4()
    name = storages["uploads"].save(f"plans/{pk.hex[:2]}/{pk.hex}", ContentFile(seal().encrypt(data)))
    return PlanFile.objects.create(pk=pk, plan=plan, type=type, size=len(data), file=name, added_by=by, added_at=now)


def file_bytes(file: PlanFile) -> bytes:
    """What was kept."""
    with storages["uploads"].open(file.file) as sealed:
        return seal().decrypt(sealed.read())


def seal() -> MultiFernet:
    """Seals with SECRET_KEY, opens with SECRET_KEY_FALLBACKS too, so that the key can be changed."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = (hashlib.sha256(b"portal.plans files" + force_bytes(key)).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])
