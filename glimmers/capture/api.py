"""The address where a phone or a program adds a glimmer, by a token."""

from __future__ import annotations

from uuid import UUID, uuid4, uuid5

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from accounts.models import User
from common.dates import day_of, instant
from glimmers.capture import tokens
from glimmers.capture.body import read
from glimmers.capture.forms import CaptureForm
from glimmers.capture.limits import count_failure, count_use
from glimmers.capture.models import CaptureToken
from glimmers.capture.problems import Problem, SentBefore, Wrong, as_json, later
from glimmers.journal.keeping import Content, KeptOtherwise
from glimmers.journal.models import MAX_PHOTOS, Glimmer
from glimmers.photos.darkroom import Busy
from glimmers.photos.keeping_with_photos import PhotoGone, keep
from glimmers.photos.staging import NotAPhoto, stage
from glimmers.photos.uploads import Upload

BUSY_S = 5


@csrf_exempt  # no cookie counts here, so there is none that another site could use
@login_not_required  # as above: only the token says who it is
def glimmers(request: HttpRequest) -> HttpResponse:
    """Keep one glimmer: 201, or 200 where it was sent before. All else is a problem, in words (RFC 9457)."""
    try:
        return _keep(request)
    except Problem as problem:
        return problem.answer()


def _keep(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        raise Problem(405, _("This address takes glimmers by POST, and nothing else."), {"Allow": "POST"})
    token = _token(request)
    count_use(request, token)
    token.note_use()
    sent = read(request)
    form = CaptureForm(sent.fields, user=token.user, has_photos=bool(sent.photos))
    if not form.is_valid():
        raise Wrong((name, str(mistake)) for name, mistakes in form.errors.items() for mistake in mistakes)
    client_id = form.cleaned_data["client_id"]
    form.photos = _stage(token.user, sent.photos, client_id)
    content = form.content()
    try:
        glimmer, is_new = keep(token.user, content, zone=form.zone, client_id=client_id)
    except KeptOtherwise as error:
        raise SentBefore from error
    except PhotoGone as error:
        raise _photos_later() from error
    return _kept(request, glimmer, content, is_new=is_new)


def _token(request: HttpRequest) -> CaptureToken:
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    token = tokens.find(secret.strip()) if scheme.lower() == "bearer" else None
    if token is None:
        count_failure(request)
        raise Problem(
            401,
            _("No token that is known here came with this. It goes into the header “Authorization: Bearer …”."),
            {"WWW-Authenticate": "Bearer"},
        )
    return token


def _stage(user: User, uploads: list[Upload], client_id: UUID | None) -> tuple[tuple[UUID, str], ...]:
    """Stage the photos that came along. The same bytes with the same `client_id` are the same photo."""
    if len(uploads) > MAX_PHOTOS:
        parameters = {"most": MAX_PHOTOS, "there": number_format(len(uploads))}
        raise Wrong([("photos", _("A glimmer holds up to %(most)s photos, and these are %(there)s.") % parameters)])
    namespace = client_id or uuid4()
    photos: dict[UUID, str] = {}
    mistakes = []
    for upload in uploads:
        try:
            photos[stage(user, upload, upload_id=uuid5(namespace, upload.sha256.hex())).pk] = ""
        except NotAPhoto as refused:
            mistakes.append(("photos", str(refused)))
        except (Busy, OSError) as error:
            raise _photos_later() from error
    if mistakes:
        raise Wrong(mistakes)
    return tuple(photos.items())


def _photos_later() -> Problem:
    return later(_("The photos could not be stored just now. Nothing was kept; try again in a moment."), BUSY_S)


def _kept(request: HttpRequest, glimmer: Glimmer, content: Content, *, is_new: bool) -> HttpResponse:
    """Answer with the glimmer as it was sent. Later changes are not told: a token can read nothing."""
    moment = glimmer.noticed_at
    if not is_new:
        moment = instant(content.when, glimmer.zone) if content.when else glimmer.created_at
    day = day_of(moment, glimmer.zone) if content.has_time or not content.when else content.when.date()
    url = request.build_absolute_uri(glimmer.get_absolute_url())
    members = {
        "id": str(glimmer.pk),
        "url": url,
        "noticed_on": day.isoformat(),
        "noticed_at": moment.astimezone(glimmer.zone).isoformat(timespec="seconds") if content.has_time else None,
    }
    return as_json(members, 201 if is_new else 200, {"Location": url}, kind="application/json")
