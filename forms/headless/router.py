"""All addresses of forms over HTTP."""

from ninja import Router

from . import catalogue

router = Router()
router.add_router("", catalogue.router)
