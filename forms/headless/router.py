"""All addresses of forms over HTTP."""

from ninja import Router

from . import catalogue, drafts, files

router = Router()
router.add_router("", catalogue.router)
router.add_router("", drafts.router)
router.add_router("", files.router)
