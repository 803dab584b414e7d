from .edition import PageEdition
from .generation import Generation
from .home import HomePage
from .manual import ManualPage
from .paper import Paper
from .procedure import ProcedurePage
from .searching import MissedSearch, SearchSynonym, SearchText, SearchWord

__all__ = [
    "Generation",
    "HomePage",
    "ManualPage",
    "MissedSearch",
    "PageEdition",
    "Paper",
    "ProcedurePage",
    "SearchSynonym",
    "SearchText",
    "SearchWord",
]
