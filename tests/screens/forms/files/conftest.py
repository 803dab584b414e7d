from __future__ import annotations

import pytest

from forms.models import Draft
from portal.people.models import User
from tests.filling import FakeHost, make_draft
from tests.uploads import letters_version

from ....unit.forms.keeping.conftest import place
from ..drafts.conftest import client, host, lena, owen

__all__ = ["client", "host", "lena", "owen", "place"]


@pytest.fixture
def draft(host: FakeHost, lena: User) -> Draft:
    """Lena's draft of a form that asks for files."""
    return make_draft(letters_version(keep={"abandoned": 30}), lena)
