"""What policy staff find about their account in the CMS."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("register_account_menu_item")
def ways_in(request: HttpRequest) -> dict[str, str]:
    """The way to the screens about one's account, which are not the CMS's own."""
    return {
        "url": reverse("mfa_index"),
        "label": _("How you sign in"),
        "help_text": _("Password, second step, and tokens for programs."),
    }
