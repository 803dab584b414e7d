from typing import Any

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField whose blocks stay out of migrations: changing a label is no change of the database.

    And whose blocks have the last word on what is stored, also about data they did not make: Wagtail passes a stream
    that nobody looked into straight through.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, StreamValue):
            list(value)
        return super().get_prep_value(value)
