from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "portal.api"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate
        from wagtail.signals import page_published, page_unpublished

        from .handlers import let_publishers_keep, published, unpublished

        post_migrate.connect(let_publishers_keep, sender=self)
        page_published.connect(published, dispatch_uid="webhooks")
        page_unpublished.connect(unpublished, dispatch_uid="webhooks")
