"""Sign-in, sessions, headers. Threat numbers are those of docs/security.md."""

from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF

env = environ.Env()

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "portal.accounts.backends.Backend",
    "guardian.backends.ObjectPermissionBackend",
]
GUARDIAN_MONKEY_PATCH_USER = False
ANONYMOUS_USER_NAME = None
GUARDIAN_RAISE_403 = False

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/start/"
LOGOUT_REDIRECT_URL = "/"

# Where "exit this page" leads: a page that anybody might have open.
EXIT_URL = env.str("EXIT_URL", "https://www.bbc.co.uk/weather")
_exit = urlsplit(EXIT_URL)

# allauth is the one door (T11-T15). Nobody signs up: accounts come from an invitation.
ACCOUNT_ADAPTER = "portal.accounts.adapters.AccountAdapter"
MFA_ADAPTER = "portal.accounts.adapters.MFAAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
USERSESSIONS_TRACK_ACTIVITY = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = env.str("SERVICE_NAME", "Clear Plan")
MFA_TOTP_TOLERANCE = 1  # one step of 30 seconds for slow typing; a code counts once (portal.accounts.services.spend)
MFA_ALLOW_UNVERIFIED_EMAIL = True  # no e-mail is asked for
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.signin.SignIn",
    "reauthenticate": "portal.accounts.forms.signin.PasswordAgain",
    "change_password": "portal.accounts.forms.signin.ChangePassword",
}
MFA_FORMS = {
    "authenticate": "portal.accounts.forms.signin.Code",
    "reauthenticate": "portal.accounts.forms.signin.CodeAgain",
    "activate_totp": "portal.accounts.forms.signin.SetUpApp",
    "add_webauthn": "portal.accounts.forms.signin.AddKey",
    "authenticate_webauthn": "portal.accounts.forms.signin.UseKey",
    "login_webauthn": "portal.accounts.forms.signin.UsePasskey",
    "reauthenticate_webauthn": "portal.accounts.forms.signin.UseKeyAgain",
}

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no words about a family in a cookie
SESSION_IDLE = 30 * 60  # without a page (T14)
SESSION_IDLE_SHARED = 5 * 60  # where others use the device too
SESSION_COOKIE_AGE = SESSION_IDLE + 2 * 60  # in the database: longer than promised, by what is noticed late
SESSION_LONGEST = 12 * 3600  # whatever happens in between
SESSION_ENGINE = "portal.accounts.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # goes with the browser window: a year of it would tell who was here (T8)
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "portal.accounts.views.csrf.failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # bytes; a step of text is far below
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# The API: (calls, in so many seconds).
API_CALLS_A_CALLER = (600, 60)
API_CALLS_AN_ADDRESS = (1200, 60)
API_WRONG_TOKENS = (30, 300)  # a token cannot be guessed; this keeps trying from costing anything
API_TOKEN_DAYS = env.int("API_TOKEN_DAYS", 366)  # a token lasts so long at most
API_PUBLIC_CALLS_AN_ADDRESS = (600, 60)  # of what anybody may read
# Other front ends, as "https://host": whose pages may call the API from a browser, whom we tell what was published, and
# where an editor looks at a draft ("{token}" stands for what lets them in). Nothing while empty: docs/headless.md.
API_ORIGINS = env.list("API_ORIGINS", default=[])
WEBHOOK_ORIGINS = env.list("WEBHOOK_ORIGINS", default=[])
HEADLESS_PREVIEW_URL = env.str("HEADLESS_PREVIEW_URL", "")
HEADLESS_PREVIEW_AGE = 3600  # seconds

# The one inline script, in templates/base.html, by what it says: a nonce would make a new page of each look at it.
JS_IS_ON = "'sha256-+q1EzLcWAEP8a0dzOyht4+0uCb6NIWQkD6tDdcCaWzw='"
CONTENT_SECURITY_POLICY = {
    # Wagtail's editor carries inline scripts without a nonce; it gets its own policy in portal/accounts/middleware.py.
    "EXCLUDE_URL_PREFIXES": ["/cms/"],
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, JS_IS_ON],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF, "blob:"],  # a recording of ours, and one that was just made in the page
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # Browsers hold the redirect after a form to this too, and "exit this page" may be a form.
        "form-action": [SELF, f"{_exit.scheme}://{_exit.netloc}"],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

# Keys of our own. Each has a development value in settings/development.py and none here.
AUDIT_KEY = env.str("AUDIT_KEY", "")
AUDIT_ANCHOR_FILE = env.str("AUDIT_ANCHOR_FILE", "")
