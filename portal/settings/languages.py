"""The languages we speak: of the screens, of the CMS, and of the plans families read."""

from pathlib import Path

from django.conf import locale as django_locale

ROOT = Path(__file__).resolve().parents[2]

LANGUAGE_CODE = "en"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [ROOT / "locale"]

# Languages of the screens. A language stands here only when its catalogue is complete:
# tests/rules/test_catalogues.py refuses it otherwise, because Django would fall back to English silently.
LANGUAGES = [
    ("en", "English"),
    ("cy", "Cymraeg"),
    ("pl", "Polski"),
    ("ur", "اردو"),
]

# Django calls English "English" and Welsh "Welsh" in English; a reader looks for the name in their own tongue.
for _code, _name in LANGUAGES:
    django_locale.LANG_INFO[_code]["name_local"] = _name

# Languages policy staff can keep content in: a form can be filled in each language of the screens. The public pages
# stand in these at least.
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
PUBLIC_LANGUAGES = ["en", "cy"]
