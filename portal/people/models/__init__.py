from .child import Advocacy, Allocation, Child, ChildGrant, Relationship
from .contact import SafeContact
from .person import Person
from .portrait import Portrait
from .user import User

__all__ = ["Advocacy", "Allocation", "Child", "ChildGrant", "Person", "Portrait", "Relationship", "SafeContact", "User"]
