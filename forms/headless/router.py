"""All addresses of forms over HTTP."""

from ninja import Router

from . import catalogue, drafts

router = Router()
router.add_router("", catalogue.router)
router.add_router("", drafts.router)
