"""How a reader likes the public site: larger type, more contrast. A link chooses it, a cookie keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

A_YEAR = 365 * 24 * 3600
CHOICES = {"type": "large", "contrast": "more"}


@dataclass(frozen=True)
class Legibility:
    """What a reader chose; empty where the page stays as it is drawn."""

    type: str = ""
    contrast: str = ""


def chosen(request: HttpRequest) -> Legibility:
    """Return what the address asks for, else what the cookies keep."""
    asked = {name: request.GET.get(name, request.COOKIES.get(f"site-{name}", "")) for name in CHOICES}
    return Legibility(**{name: value if value == CHOICES[name] else "" for name, value in asked.items()})


def keep(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    """Let the response's cookies keep what the address asked for; return the response."""
    for name in CHOICES.keys() & request.GET.keys():
        if request.GET[name] == CHOICES[name]:
            response.set_cookie(f"site-{name}", CHOICES[name], max_age=A_YEAR, samesite="Lax", httponly=True)
        else:
            response.delete_cookie(f"site-{name}", samesite="Lax")
    return response
