"""What happens round every request: the reader's language, and a refusal as a sentence."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from byline.activity.deeds import told
from byline.errors import Refused


class LanguageMiddleware:
    """Speaks the language a person chose, else Chinese, whatever their browser would like to hear.

    Offices run English browsers on English systems; that is no wish to read English.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer in the chosen language, and say which it is."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        return response


class RefusalMiddleware:
    """Tells a person why something was refused, and leads them back to where they can go on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer; only refusals are of interest here."""
        return self.get_response(request)

    def process_exception(self, request, exception):
        """Answer a refusal that no view has answered; leave everything else to Django."""
        if not isinstance(exception, Refused):
            return None
        sentence = told(exception)
        if getattr(request, "htmx", False):
            return render(request, "web/parts/refusal.html", {"sentence": sentence}, status=409)
        if request.method == "POST":
            messages.error(request, sentence)
            return SeeOther(way_back(request))
        return render(request, "409.html", {"sentence": sentence, "back": way_back(request)}, status=409)


class SeeOther(HttpResponseRedirect):
    """Leads to another page, to be fetched with GET."""

    status_code = 303


def way_back(request):
    """Return the page the person came from, where it is one of ours and not this one; else today."""
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    is_elsewhere = request.method == "POST" or urlsplit(came_from).path != request.path
    return came_from if came_from and is_ours and is_elsewhere else reverse("today")
