from .edition import PageEdition
from .home import HomePage
from .manual import ManualPage
from .paper import Paper
from .procedure import ProcedurePage

__all__ = ["HomePage", "ManualPage", "PageEdition", "Paper", "ProcedurePage"]
