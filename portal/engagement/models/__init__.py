from .exclusion import Exclusion
from .lack import EngagementDecision, LackOfEngagement
from .need import NeedRow, SupportNeed

__all__ = ["EngagementDecision", "Exclusion", "LackOfEngagement", "NeedRow", "SupportNeed"]
