"""A shipped place, forms and all, in a site that has none of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction

from portal.demo import selectors
from portal.demo.services.kept import load_kept
from portal.demo.services.packs import load_pack
from portal.intake.purpose import PLAN
from portal.packs.archive import from_bytes, to_bytes
from portal.packs.selectors import changes, pack_of
from portal.packs.services.importing import import_pack
from portal.procedures.models import LocalForm
from portal.procedures.services.editors import set_up_editors

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


# Guernsey has pages that nobody has translated; Wales has the most pages, and each of them in Welsh.
@pytest.mark.django_db
@pytest.mark.requirement("R-000-01", "R-X-01")
@pytest.mark.parametrize("place", ["wales", "guernsey"])
def test_export_and_import_into_an_empty_site_and_export_are_identical(place: str) -> None:
    set_up_editors()
    with transaction.atomic():
        load_pack(selectors.pack(place), by=None)
        load_kept(selectors.glossary(), selectors.phrases())
        carried = to_bytes(pack_of(place))
        transaction.set_rollback(True)
    pack = from_bytes(carried)
    kinds = {kind for kind, _key in pack.items}
    assert kinds >= {
        "terms",
        "contact",
        "manager",
        "stage",
        "template",
        "word",
        "phrase",
        "page",
        "tree",
        "form",
        "place",
    }
    assert kinds >= {"image", "document"}
    assert not LocalForm.objects.exists()
    _done, notes = import_pack(pack, now=NOW)
    assert notes == []
    assert to_bytes(pack_of(place)) == carried
    assert LocalForm.objects.get(purpose=PLAN).page.live
    assert {one.status.value for one in changes(pack)} == {"same"}
