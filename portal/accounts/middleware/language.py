"""The language of the screens."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

from portal.people.models import User


class Language(LocaleMiddleware):
    """The address, the reader's own choice, what we know of a signed-in reader, the browser: in this order."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if isinstance(request.user, User) and request.user.needs_second_factor:
            self._speak_to_staff(request)
            return
        if settings.LANGUAGE_COOKIE_NAME in request.COOKIES or translation.get_language_from_path(request.path_info):
            return
        person = getattr(request.user, "person", None)
        if person is not None and person.language in dict(settings.LANGUAGES):
            translation.activate(person.language)
            request.LANGUAGE_CODE = translation.get_language()

    def _speak_to_staff(self, request: HttpRequest) -> None:
        """One of the languages in which their screens are whole."""
        chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES or translation.get_language_from_path(
            request.path_info
        )
        person = None if chosen else getattr(request.user, "person", None)
        wanted = person.language if person is not None else translation.get_language()
        found = wanted if wanted in settings.STAFF_LANGUAGES else settings.LANGUAGE_CODE
        translation.activate(found)
        request.LANGUAGE_CODE = found

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Not found is 404 at once: Django would send everybody on below /en/, where Wagtail takes any address."""
        if response.status_code == 404:
            patch_vary_headers(response, ("Accept-Language",))
            response.headers.setdefault("Content-Language", translation.get_language())
            return response
        return super().process_response(request, response)
