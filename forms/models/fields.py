from typing import Any

from django.utils.translation import get_language
from wagtail.blocks.base import BlockWidget
from wagtail.fields import StreamField as WagtailStreamField

from forms.purposes import purposes


class StreamField(WagtailStreamField):
    """A stream field whose blocks stay out of migrations: a new kind of block needs none, old ones stay short.

    What its editor is told of the blocks is worked out once a language: for all kinds of questions that takes a
    second, and Wagtail does it at each opening.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)
        self.told: dict[Any, BlockWidget] = {}

    def formfield(self, **kwargs: Any) -> Any:
        found = super().formfield(**kwargs)
        key = (get_language(), *purposes())  # the captures that can be chosen are those of the purposes
        if key not in self.told:
            self.told[key] = BlockWidget(self.stream_block)
            self.told[key].block_json  # noqa: B018  packed now, kept by the widget
        found.widget = self.told[key]
        return found

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
