"""Words that became ready after somebody was given theirs. A Reading is frozen: they read the new ones when the lead
shares the plan with them again, so the lead is told."""

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.lookups import Exact

from ..enums import Audience
from ..models import Wording


def has_newer_words() -> Exists:
    """For rows of `Release`: whether words for its audience were written, or translations into its language checked,
    after its Reading was given. Easy words stand beside those for the family."""
    given, audience = OuterRef("reading__released_at"), OuterRef("reading__audience")
    written = Q(is_translation=False, written_at__gt=given)
    checked = Q(is_translation=True, language=OuterRef("reading__language"), checked_at__gt=given)
    whose = Q(audience=audience) | Q(Exact(audience, Value(Audience.EASY.value)), audience=Audience.FAMILY)
    return Exists(Wording.objects.filter(written | checked, whose, item__plan=OuterRef("plan")))
