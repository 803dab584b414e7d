"""What snippets have in common that are drafted before they are published."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# What Wagtail keeps of them.
PUBLISHING = frozenset(
    {"latest_revision", "live", "has_unpublished_changes", "first_published_at", "last_published_at", "live_revision",
     "go_live_at", "expire_at", "expired"}
)  # fmt: skip


def refuse_twice(row: Any, *fields: str) -> None:
    """Refuses a row that stands here already in its language: a form does not show the language, so Django's own check
    of the constraint leaves it out. Raises ValidationError at the last of the `fields`."""
    same = {name: getattr(row, name) for name in (*fields, "locale_id")}
    if row.__class__.objects.filter(**same).exclude(pk=row.pk).exists():
        raise ValidationError({fields[-1]: _("This is there already.")})


class Placed:
    """Of one place, or of every place."""

    jurisdiction: str

    def place(self) -> str:
        """The key of the place in a list of many: it costs no query."""
        return self.jurisdiction or gettext("Everywhere")

    place.short_description = _("Place")  # type: ignore[attr-defined]
    place.admin_order_field = "jurisdiction"  # type: ignore[attr-defined]
