from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language
from wagtail.blocks import StreamValue
from wagtail.blocks.base import BlockWidget
from wagtail.fields import StreamField as WagtailStreamField

from forms.purposes import purposes


class KeptWidget(BlockWidget):
    """What the editor is told of the blocks, worked out once a language: for all kinds of questions that takes a
    second, and Wagtail does it at each opening. Copies of a widget share what is kept.
    """

    _js_context: Any
    _block_json: Any

    def __init__(self, block_def: Any, attrs: Any = None) -> None:
        super().__init__(block_def, attrs)
        self.kept: dict[Any, tuple[Any, str]] = {}

    def _build_block_json(self) -> None:
        key = (get_language(), *purposes())  # the captures that can be chosen are those of the purposes
        if key not in self.kept:
            super()._build_block_json()
            self.kept[key] = (self._js_context, self._block_json)
        self._js_context, self._block_json = self.kept[key]


class Unread(StreamValue):
    """A stream that is read from its JSON when somebody looks into it. Opening a form loads its page four times and its
    steps' pages too; what counts is in their revisions, and reading 460 conditions each time took as long as all else.
    """

    def __init__(self, read: Callable[[], StreamValue]) -> None:
        self._read: Callable[[], StreamValue] | None = read

    def __getattr__(self, name: str) -> Any:
        read = self.__dict__.pop("_read", None)
        if read is None:
            raise AttributeError(name)
        self.__dict__ = read().__dict__ | self.__dict__
        return getattr(self, name)


class StreamField(WagtailStreamField):
    """A stream field whose blocks stay out of migrations: a new kind of block needs none, old ones stay short."""

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)
        self.widget: KeptWidget | None = None

    def formfield(self, **kwargs: Any) -> Any:
        found = super().formfield(**kwargs)
        self.widget = self.widget or KeptWidget(self.stream_block)
        found.widget = self.widget
        return found

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> StreamValue:
        found = Unread(lambda: super(StreamField, self).from_db_value(value, expression, connection))
        found._stream_field = self  # as Wagtail marks those it has read
        return found

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
