"""The tokens of a person: making one, revoking one, and what to do with them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common.requests import SignedIn
from glimmers.capture import examples
from glimmers.capture.forms import TokenForm
from glimmers.capture.models import CaptureToken
from glimmers.capture.tokens import MOST, PREFIX, Enough, make
from glimmers.journal.vocabulary import Shift, Source


@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: SignedIn) -> HttpResponse:
    """Show somebody's tokens, the form that makes one, and how a phone or a program adds with it.

    A new token is shown in the answer to the form, and never again: a redirect would have to store it.
    """
    form = TokenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            token, secret = make(request.user, form.cleaned_data["name"])
        except Enough:
            form.add_error(
                "name", _("There are %(most)s tokens already. Revoke one that is not in use.") % {"most": MOST}
            )
            form.fields["name"].widget.attrs["autofocus"] = True
        else:
            return render(request, "capture/made.html", {"token": token, "secret": secret, **_how(request, secret)})
    context = {"form": form, "tokens": request.user.capture_tokens.newest_first(), **_how(request)}
    return render(request, "capture/tokens.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: SignedIn, pk: int) -> HttpResponse:
    """Revoke one of somebody's tokens, after asking."""
    token: CaptureToken = get_object_or_404(request.user.capture_tokens, pk=pk)
    if request.method == "POST":
        token.delete()
        messages.success(request, _("Revoked."))
        return redirect("capture:tokens")
    return render(request, "capture/revoke.html", {"token": token})


def _how(request: SignedIn, secret: str = f"{PREFIX}…") -> dict[str, Any]:
    """Return what the explanations are filled in with."""
    address = request.build_absolute_uri(reverse("capture:glimmers"))
    is_loopback = split_domain_port(request.get_host())[0] in settings.LOOPBACK
    return {
        "address": address,
        "is_this_machine_alone": is_loopback,
        "is_readable_on_the_way": not is_loopback and not request.is_secure(),
        "curl_token": examples.token(secret),
        "curl_words": examples.words(address),
        "curl_photo": examples.photo(address),
        "shifts": Shift.choices,
        "sources": Source.choices,
    }
