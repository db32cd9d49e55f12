"""Photos by themselves: uploaded, looked at, taken out of a form."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.sessions import asks_along
from common.owned import atomic_for
from common.requests import SignedIn
from glimmers.photos import files
from glimmers.photos.access import asked_along, reached
from glimmers.photos.darkroom import Busy
from glimmers.photos.serving import serve
from glimmers.photos.staging import NotAPhoto
from glimmers.photos.staging import stage as stage_photo
from glimmers.photos.tray import FIELD, read_id, read_ids, usable

BUSY_S = "5"


@require_POST
def stage(request: SignedIn) -> HttpResponse:
    """Stage one photo, as soon as it is chosen: 201 with its tile for the form, 422 with a sentence."""
    if request.POST.get("writer", str(request.user.pk)) != str(request.user.pk):
        return _said(_("Somebody else has signed in meanwhile; this photo was not stored."), 409)
    upload, upload_id = request.FILES.get("photo"), read_id(request.POST.get("upload_id", ""))
    if upload is None or upload_id is None:
        return _said(_("No photo came with this."), 422)
    try:
        photo = stage_photo(request.user, upload, upload_id=upload_id)  # type: ignore[arg-type]
    except NotAPhoto as refused:
        return _said(str(refused), 422)
    except (Busy, OSError):
        answer = _said(_("This photo could not be stored just now. Try again in a moment."), 503)
        answer.headers["Retry-After"] = BUSY_S
        return answer
    return render(request, "photos/_tiles.html", {"photos": [photo]}, status=201)


@require_safe
def tiles(request: SignedIn) -> HttpResponse:
    """Show the tiles of those of these photos that are still staged, in this order: for a draft that comes back."""
    ids = read_ids(request.GET.getlist(FIELD))[:50]
    photos_by_key = {photo.pk: photo for photo in usable(request.user, ids)}
    return render(
        request, "photos/_tiles.html", {"photos": [photos_by_key[key] for key in ids if key in photos_by_key]}
    )


@asks_along(asked_along)
@require_safe
def photo(request: SignedIn, pk: UUID, size: str) -> HttpResponseBase:
    """Send one size of somebody's photo, or its master."""
    photo, name = reached(request, pk), files.name(pk, size)
    if photo is None or name not in photo.file_names:
        raise Http404
    return serve(name, wanted_range=request.headers.get("Range", ""))


@require_POST
def remove(request: SignedIn, pk: UUID) -> HttpResponse:
    """Delete a photo that is uploaded and was never kept."""
    with atomic_for(request.user.pk):  # a Keep at this moment comes first or finds it gone
        get_object_or_404(request.user.photos.staged().select_for_update(), pk=pk).delete()
    return HttpResponse(status=204)


def _said(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
