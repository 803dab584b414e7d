from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage

from forms import purposes
from forms.models import Draft, Upload
from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import make_user
from tests.filling import PURPOSE, FakeHost, make_draft, make_purpose
from tests.uploads import letters_version


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the bytes of this test's uploads lie."""
    field: Any = Upload._meta.get_field("file")
    monkeypatch.setattr(field, "storage", FileSystemStorage(tmp_path / "uploads"))
    return tmp_path / "uploads"


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> FakeHost:
    host = FakeHost()
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(host))
    return host


@pytest.fixture
def lena(db: None) -> User:
    return make_user("lena.hart", AccountKind.PRACTITIONER)


@pytest.fixture
def owen(db: None) -> User:
    return make_user("owen.pugh", AccountKind.PRACTITIONER)


@pytest.fixture
def draft(host: FakeHost, lena: User) -> Draft:
    """Lena's draft of a form that asks for files."""
    return make_draft(letters_version(), lena)
