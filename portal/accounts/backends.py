"""The only place that turns credentials into a user."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from portal.people.models import User


class Backend(AuthenticationBackend):
    """allauth's, fetching the person with the user: every page needs both, in one query."""

    def get_user(self, user_id: Any) -> User | None:
        try:
            user = User._default_manager.select_related("person").get(pk=user_id)
        except User.DoesNotExist:
            return None
        return user if self.user_can_authenticate(user) else None
