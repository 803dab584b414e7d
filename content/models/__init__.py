from .home import HomePage
from .manual import ManualPage
from .procedure import ProcedurePage

__all__ = ["HomePage", "ManualPage", "ProcedurePage"]
