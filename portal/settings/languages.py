"""The languages we speak: of the screens, of the CMS, and of the plans families read."""

from pathlib import Path

from django.conf import locale as django_locale

ROOT = Path(__file__).resolve().parents[2]

LANGUAGE_CODE = "en"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [ROOT / "locale"]

# Languages of the screens families meet. A language stands here only when its catalogue holds every text that a family
# can come to: tests/rules/test_catalogues.py refuses it otherwise, because Django would fall back to English silently.
LANGUAGES = [
    ("en", "English"),
    ("cy", "Cymraeg"),
    ("pl", "Polski"),
    ("ro", "Română"),
    ("ur", "اردو"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("bn", "বাংলা"),
    ("ar", "العربية"),
    ("pt", "Português"),
    ("uk", "Українська"),
    ("so", "Soomaali"),
    ("fr", "Français"),
]
# In these every text is translated, the practitioners' among them; who works here is offered no other.
STAFF_LANGUAGES = ["en", "cy", "pl", "ur"]

# Django knows no Somali. And it calls English "English" and Welsh "Welsh" in English: a reader looks for the name of
# their own tongue.
django_locale.LANG_INFO.setdefault("so", {"bidi": False, "code": "so", "name": "Somali", "name_local": "Soomaali"})
for _code, _name in LANGUAGES:
    django_locale.LANG_INFO[_code]["name_local"] = _name

# Languages policy staff can keep content in: a form can be filled in each language of the screens. The public pages
# stand in these at least.
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
PUBLIC_LANGUAGES = ["en", "cy"]
