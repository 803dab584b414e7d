"""Pages of a manual as one tagged PDF with contents (PDF/UA-1): a page, a part or the whole (R-000-02)."""

from .book import Book, Chapter, book_of, stamp_of
from .writing import write

__all__ = ["Book", "Chapter", "book_of", "stamp_of", "write"]
