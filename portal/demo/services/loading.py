"""The whole demo in one transaction: a failure leaves nothing half."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from portal.accounts.exceptions import NotADemo
from portal.packs.services.importing import remember
from portal.procedures.services.editors import groups, set_up_editors

from .. import files, selectors
from . import (
    differing,
    engaging,
    kept,
    meetings,
    packs,
    people,
    plans,
    portraits,
    registering,
    reviewing,
    talking,
    visiting,
)  # fmt: skip
from .scene import Scene


@transaction.atomic
def load(*, now: datetime) -> bool:
    """Load the packs and the invented families; False when they are there already, which nothing then touches.

    Dates count from `now`. Raises NotADemo where people are real.
    """
    if not settings.DEMO:
        raise NotADemo
    if selectors.is_loaded():
        return False
    scene = Scene(now)
    staff = selectors.staff()
    set_up_editors()
    roles = groups()
    editors = [people.open_policy_account(data, scene) for data in staff["policy"]]
    for editor, data in zip(editors, staff["policy"], strict=True):
        editor.groups.add(roles[data["role"]])
    for key in files.JURISDICTIONS:
        packs.load_pack(selectors.pack(key), by=editors[0])
    kept.load_kept(selectors.glossary(), selectors.phrases())
    for key in files.JURISDICTIONS:
        remember(key, now=now)
    people.add_people(staff["people"], scene)
    people.open_staff_accounts(staff["people"], scene)
    portraits.add_portraits(staff["people"], scene, people.ARRIVED)
    registering.name_keepers(staff["keepers"], scene)
    for family in selectors.families():
        _family(family, scene)
    registering.enquire(staff["enquiries"], scene)
    return True


def _family(family: dict[str, Any], scene: Scene) -> None:
    people.add_people(family["people"], scene)
    pack = selectors.pack(family["jurisdiction"])
    children = {key: people.add_child(key, data, family, scene) for key, data in family["children"].items()}
    made = {
        key: plans.add_plan(key, children[key], data["plan"], family["lead"], pack, scene)
        for key, data in family["children"].items()
        if "plan" in data
    }
    people.open_family_accounts(family["people"], family["lead"], scene)
    for key, plan in made.items():
        talking.talk(key, plan, family["children"][key]["plan"], family["lead"], scene)
        visiting.visit(key, plan, family["children"][key]["plan"], family["lead"], scene)
        meetings.meet(key, plan, family["children"][key]["plan"], family["lead"], scene)
        engaging.engage(key, plan, family["children"][key]["plan"], family["lead"], scene)
        reviewing.prepare(key, plan, family["children"][key]["plan"], family["lead"], scene)
        differing.differ(key, plan, family["children"][key]["plan"], scene)
