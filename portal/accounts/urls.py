"""Ways in and out. Of allauth's addresses only those we need: an address that is not there cannot be a door (T15)."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.urls import URLPattern, URLResolver, include, path, re_path

from .views.arrive import door, help_page, language, start
from .views.invitation import InvitationView
from .views.keys import RemoveKey
from .views.leave import SignOut, leave, timed_out
from .views.offer import offer
from .views.safety import Safety, shared_device, stay
from .views.tokens import NewToken, RevokeToken, Tokens

CAN_EXIT = {"exit_this_page": True}

# allauth finds its pages by these names.
second_factor: list[URLPattern | URLResolver] = [
    path("", mfa.index, name="mfa_index"),
    path("authenticate/", mfa.AuthenticateView.as_view(extra_context=CAN_EXIT), name="mfa_authenticate"),
    path("reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("totp/activate/", totp.activate_totp, name="mfa_activate_totp"),
    path("totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/generate/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("webauthn/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("webauthn/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("webauthn/login/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("webauthn/reauthenticate/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("webauthn/keys/<int:pk>/remove/", RemoveKey.as_view(), name="mfa_remove_webauthn"),
]
allauth_patterns: list[URLPattern | URLResolver] = [
    path("login/", account.LoginView.as_view(extra_context=CAN_EXIT), name="account_login"),
    path("logout/", SignOut.as_view(), name="account_logout"),
    path("help/", help_page, name="account_help"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("2fa/", include(second_factor)),
]
own_patterns: list[URLPattern | URLResolver] = [
    path("invitation/<str:token>/", InvitationView.as_view(), name="invitation"),
    path("start/", start, name="start"),
    path("start/safer/", offer, name="offer"),
    path("exit/", leave, name="exit"),
    path("language/", language, name="language"),
    path("safety/", Safety.as_view(), name="safety"),
    path("shared-device/", shared_device, name="shared_device"),
    path("stay/", stay, name="stay"),
    path("accounts/tokens/", Tokens.as_view(), name="tokens"),
    path("accounts/tokens/new/", NewToken.as_view(), name="new_token"),
    path("accounts/tokens/<uuid:token>/revoke/", RevokeToken.as_view(), name="revoke_token"),
    path("timed-out/", timed_out, name="timed_out"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    # Before Wagtail's own: it can sign in with a password alone, under any language prefix.
    re_path(r"^cms/(?:login|password_reset)/", door),
    re_path(r"^(?:[a-z-]+/)?_util/login/", door),
    re_path(r"^admin/", door),
    path("accounts/", include(allauth_patterns)),
    path("", include((own_patterns, "accounts"))),
]
