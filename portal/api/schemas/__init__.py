"""Shapes of the API, version 1, one file a topic. Those of forms and drafts stand in `forms.headless.schemas`."""

from .reading import ReadingOut

__all__ = ["ReadingOut"]
