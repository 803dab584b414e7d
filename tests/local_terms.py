"""What two places call the same things, in English and in Welsh, as the packs say it."""

from __future__ import annotations

from wagtail.models import Locale

from content.api import translate
from portal.procedures.models import Terms

WALES = {
    "plan": "care and support protection plan", "record": "child protection register",
    "lead": "care and support protection plan co-ordinator", "custodian": "custodian of the register",
    "chair": "conference chair", "core_group": "working group", "threshold": "continuing risk",
}  # fmt: skip
WELSH = {
    "plan": "cynllun amddiffyn, gofal a chymorth", "record": "cofrestr", "lead": "cydlynydd y cynllun",
    "custodian": "ceidwad y gofrestr", "chair": "cadeirydd y gynhadledd", "core_group": "grŵp gwaith",
    "threshold": "risg barhaus",
}  # fmt: skip
ENGLAND = {
    "plan": "child protection plan", "record": "record of plans", "lead": "lead social worker",
    "custodian": "unit manager", "chair": "child protection chair", "core_group": "core group",
    "threshold": "significant harm",
}  # fmt: skip


def make_terms() -> None:
    """Wales with both languages, England with English alone."""
    english = Locale.objects.get(language_code="en")
    Terms.objects.create(jurisdiction="england", locale=english, **ENGLAND)
    wales = Terms.objects.create(jurisdiction="wales", locale=english, **WALES)
    translate(source=wales, language="cy", like=Terms(jurisdiction="wales", **WELSH))
