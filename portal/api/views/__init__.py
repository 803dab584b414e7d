"""The headless face, version 1: the same grants and the same record as the screens."""

from ninja import NinjaAPI

from forms.api import headless_problems, headless_router

from ..backends import Session, Token
from . import manual, places, readings

# ninja's own documentation page loads its scripts from another host: see `docs`.
api = NinjaAPI(title="Clear Plan", version="1", docs_url=None, auth=[Token(), Session()])
headless_problems(api)
api.add_router("", manual.router)
api.add_router("", places.router)
api.add_router("", headless_router)
api.add_router("", readings.router)

__all__ = ["api"]
