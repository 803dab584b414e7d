from .desk import ManualImport, Mention, OutsideLink, PageEase
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
    "ManualImport",
    "ManualPage",
    "Mention",
    "MissedSearch",
    "OutsideLink",
    "PageEase",
    "PageEdition",
    "Paper",
    "ProcedurePage",
    "SearchSynonym",
    "SearchText",
    "SearchWord",
]
