"""I need a glimmer: one at a time, what a device carries of them, and whom to reach.

Nothing is written down about a visit: not that there was one, nor what was shown.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from common.requests import SignedIn
from glimmers.cards.no_longer import no_longer
from glimmers.glimmer_for_now.choosing import carried as chosen_to_carry
from glimmers.glimmer_for_now.choosing import next_one, read_seed
from glimmers.glimmer_for_now.forms import ContactForm
from glimmers.glimmer_for_now.models import Contact
from glimmers.glimmer_for_now.reaching import to_reach
from glimmers.journal.rests import rest
from glimmers.practice.ideas import something_now

TAKEN = "contact taken away"  # in the session until the next page shows it, with Undo


@require_safe
@vary_on_headers("HX-Request")
def for_now(request: SignedIn) -> HttpResponse:
    """Show one glimmer, large; where there is none, or no more of them, an invitation to notice something now."""
    context = _one(request, read_seed(request.GET.get("order", "")), _key(request.GET.get("after", "")))
    if request.htmx:
        return render(request, "glimmer_for_now/_one.html", context)
    return render(request, "glimmer_for_now/for_now.html", context | {"reach": to_reach(request.user)})


@require_POST
def not_this_one(request: SignedIn, pk: UUID) -> HttpResponse:
    """Let this one rest, and show the next."""
    glimmer = get_object_or_404(request.user.glimmers.reachable(), pk=pk)
    rest(glimmer)
    seed = read_seed(request.POST.get("order", ""))
    if request.htmx:
        context = _one(request, seed, glimmer.pk) | {"rested": glimmer.pk}
        return no_longer(render(request, "glimmer_for_now/_one.html", context), glimmer)
    messages.success(request, _("Not that one again. Settings, under Coming back, can undo it."))
    query = urlencode({"order": seed, "after": glimmer.pk, "from": _from(request)})
    return redirect(f"{reverse('glimmer_for_now:for_now')}?{query}")


@require_safe
def carried(request: SignedIn) -> HttpResponse:
    """Send what this device may carry, as a part of a page; 304 where it has the same already (RFC 9110, 13.1.2)."""
    context = {
        "glimmers": chosen_to_carry(request.user, timezone.localdate()),
        "reach": to_reach(request.user),
    }
    response = render(request, "glimmer_for_now/carried.html", context)
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: SignedIn) -> HttpResponse:
    """Show and add people and help lines, and ask whether this device carries what is kept close."""
    form = ContactForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("glimmer_for_now:settings")
    taken = None if form.is_bound else request.session.pop(TAKEN, None)
    contacts = Contact.objects.of(request.user.pk).in_order()
    context = {"form": form, "contacts": contacts, "taken": Contact(**taken) if taken else None}
    return render(request, "glimmer_for_now/settings.html", context, status=422 if form.is_bound else 200)


@require_POST
def take_contact_away(request: SignedIn, pk: int) -> HttpResponse:
    """Take a person or a help line off the page."""
    contact = get_object_or_404(Contact.objects.of(request.user.pk), pk=pk)
    request.session[TAKEN] = {"name": contact.name, "number": contact.number, "is_help_line": contact.is_help_line}
    contact.delete()
    return redirect("glimmer_for_now:settings")


def _one(request: SignedIn, seed: str, after: UUID | None) -> dict[str, Any]:
    one = next_one(request.user, timezone.localdate(), seed, after)
    # After the last one there is an invitation, and after that the first one again, in the same order. Where there is
    # none at all, each address is new, and so is the invitation.
    onward = {"order": seed} if one or after else {}
    onward |= {"after": one.key} if one else {}
    onward |= {"from": _from(request)}
    return {
        "one": one,
        "invitation": "" if one else something_now(int(seed, 16) + (after.int if after else 0)),
        "seed": seed,
        "next": f"{reverse('glimmer_for_now:for_now')}?{urlencode(onward)}",
        "enough": _from(request),
        "rested": None,
        "is_swapped": bool(request.htmx),
        "is_empty": not one and not after,
    }


def _key(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None


def _from(request: HttpRequest) -> str:
    """Return the path that this visit came from, to which Enough leads; Today where there is none of this site."""
    given = request.POST.get("from", "") or request.GET.get("from", "")
    if not given:
        try:
            page = urlsplit(request.headers.get("Referer", ""))
        except ValueError:
            page = urlsplit("")
        if page.netloc == request.get_host():
            given = page.path + (f"?{page.query}" if page.query else "")
    is_ours = given.startswith("/") and url_has_allowed_host_and_scheme(given, allowed_hosts=None)
    is_way_here = given.startswith((reverse("glimmer_for_now:for_now"), "/accounts/"))  # or of signing in
    return given if is_ours and not is_way_here else reverse("today:today")
