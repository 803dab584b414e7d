from .child import Allocation, Child, ChildGrant, Relationship
from .person import Person
from .user import User

__all__ = ["Allocation", "Child", "ChildGrant", "Person", "Relationship", "User"]
