"""Changes of the register."""

from .keeping import end_keeper, name_keeper, register_of
from .registering import change_category, deregister, register

__all__ = ["change_category", "deregister", "end_keeper", "name_keeper", "register", "register_of"]
