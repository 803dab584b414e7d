from .ending import EndNotice
from .file import PlanFile
from .group import ChildInGroup, CoreGroupMember, WithheldItem, Withholding
from .plan import Item, Plan, PlanGrant, PlanVersion
from .time import DueDate, Event

__all__ = [
    "ChildInGroup",
    "CoreGroupMember",
    "DueDate",
    "EndNotice",
    "Event",
    "Item",
    "Plan",
    "PlanFile",
    "PlanGrant",
    "PlanVersion",
    "WithheldItem",
    "Withholding",
]
