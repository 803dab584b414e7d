"""What an installation must have for its doors to be safe."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.security, deploy=True)
def limits_are_shared(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Limits of failed sign-ins stand in the cache; one cache a process multiplies them by the processes (T12)."""
    if "locmem" not in settings.CACHES["default"]["BACKEND"]:
        return []
    hint = "Set CACHE_URL to a cache that all processes share."
    return [Warning("Failed sign-ins are counted for each process alone.", hint=hint, id="accounts.W001")]
