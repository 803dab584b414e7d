from .releasing import release, withdraw
from .writing import accept, check, translate, write

__all__ = ["accept", "check", "release", "translate", "withdraw", "write"]
