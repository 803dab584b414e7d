"""What policy staff see of the CMS: pages, snippets, translations and reports; nothing that they do not need."""

from . import desk, drafts, search

__all__ = ["desk", "drafts", "search"]
