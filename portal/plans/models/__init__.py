from .group import CoreGroupMember, Withholding
from .plan import Item, Plan, PlanGrant, PlanVersion
from .time import DueDate, Event

__all__ = ["CoreGroupMember", "DueDate", "Event", "Item", "Plan", "PlanGrant", "PlanVersion", "Withholding"]
