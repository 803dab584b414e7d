from .booking import book_review, name_chair

__all__ = ["book_review", "name_chair"]
