from .reminding import remind
from .settling import move_on, raise_difference, settle

__all__ = ["move_on", "raise_difference", "remind", "settle"]
