"""The tray of a form: the photos that lie in it, in their order, each with its description."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID, uuid4, uuid5

from django.conf import settings
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from accounts.models import User
from glimmers.journal.models import MAX_PHOTOS, Glimmer
from glimmers.journal.text import from_form, unkeepable
from glimmers.photos.darkroom import Busy
from glimmers.photos.models import MAX_DESCRIPTION_CHARACTERS, Photo, prints_of
from glimmers.photos.staging import NotAPhoto, stage
from glimmers.photos.uploads import Upload

FIELD = "photos"  # hidden fields with the ids, in order
DESCRIPTION = "description-"  # and the id
ADDED = "added"  # the file field
ARRANGE = "arrange"  # buttons for those without scripts: "earlier", "later" or "out", a space, and the id


class Tray:
    """What a form holds of photos. `mistakes` are sentences; a form with some is shown again and nothing is kept."""

    most = MAX_PHOTOS

    def __init__(self, user: User, glimmer: Glimmer | None = None) -> None:
        self.user = user
        self.glimmer = glimmer
        self.photos: list[Photo] = list(prints_of(glimmer)) if glimmer else []
        self.mistakes: list[str] = []
        self.was_arranged = False

    @classmethod
    def sent(
        cls, user: User, post: QueryDict, uploads: MultiValueDict[str, Upload], glimmer: Glimmer | None = None
    ) -> Tray:
        """Read the tray as a form sent it. Files that came along, without scripts, are staged now."""
        tray = cls(user)
        client_id = read_id(post.get("client_id", ""))
        tray.glimmer = glimmer
        tray._lay_out(post, client_id)
        tray._take_in(uploads.getlist(ADDED), glimmer.pk if glimmer else client_id)
        tray._arrange(post.get(ARRANGE, ""))
        if len(tray.photos) > MAX_PHOTOS:
            tray.mistakes.append(
                _("A glimmer holds up to %(most)s photos, and these are %(there)s.")
                % {"most": MAX_PHOTOS, "there": len(tray.photos)}
            )
        return tray

    def lose_what_is_gone(self) -> None:
        """Drop photos that went (to another glimmer, or for good) while this was being kept."""
        usable_photos = set(usable(self.user, [photo.pk for photo in self.photos], self.glimmer))
        self.photos = [photo for photo in self.photos if photo in usable_photos]
        self.mistakes.append(_gone())

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing in it, nor anything to say of it."""
        return not self.photos and not self.mistakes

    @property
    def choices(self) -> tuple[tuple[UUID, str], ...]:
        """Return the ids in their order, each with its description."""
        return tuple((photo.pk, photo.description) for photo in self.photos)

    @property
    def most_bytes(self) -> int:
        return settings.MAX_UPLOAD_BYTES

    @property
    def most_megabytes(self) -> int:
        return self.most_bytes // 1024**2

    def _find_kept(self, client_id: UUID | None) -> None:
        """Find the glimmer that this form was kept as, if its answer was lost: the photos are in it by now."""
        self.glimmer = self.user.glimmers.filter(client_id=client_id).first() if client_id else None

    def _lay_out(self, post: QueryDict, client_id: UUID | None) -> None:
        ids = read_ids(post.getlist(FIELD))
        photos = usable(self.user, ids, self.glimmer) if ids else []
        if len(photos) < len(ids) and not self.glimmer:
            # Looked for only now: photos that are no longer staged are those of a glimmer that can be seen.
            self._find_kept(client_id)
            photos = usable(self.user, ids, self.glimmer)
        photos_by_key = {photo.pk: photo for photo in photos}
        if len(photos_by_key) < len(ids):
            self.mistakes.append(_gone())
        for key in ids:
            if photo := photos_by_key.get(key):
                self.photos.append(photo)
                self._describe(photo, from_form(post.get(f"{DESCRIPTION}{key}", photo.description)))

    def _describe(self, photo: Photo, written: str) -> None:
        photo.description = written.strip()
        parameters = {"number": len(self.photos), "most": MAX_DESCRIPTION_CHARACTERS}
        if unkeepable(written) is not None:
            self.mistakes.append(
                _("In the description of photo %(number)s is a character that cannot be kept (an invisible one).")
                % parameters
            )
        elif len(photo.description) > MAX_DESCRIPTION_CHARACTERS:
            self.mistakes.append(
                _("A description holds up to %(most)s characters; that of photo %(number)s has more.") % parameters
            )

    def _take_in(self, uploads: Iterable[Upload], form: UUID | None) -> None:
        for upload in uploads:
            if not upload.name or len(self.photos) > MAX_PHOTOS:
                continue
            if upload.is_left_out:
                self.mistakes.append(_("So many photos at once cannot be taken; the last ones were left out."))
                break
            # The same bytes sent again by the same form are the same photo.
            upload_id = uuid5(form or uuid4(), upload.sha256.hex())
            try:
                photo = stage(self.user, upload, upload_id=upload_id)
            except NotAPhoto as refused:
                self.mistakes.append(str(refused))
            except (Busy, OSError):
                self.mistakes.append(
                    _("“%(name)s” could not be stored just now. Please add it once more in a moment.")
                    % {"name": upload.name}
                )
            else:
                if photo not in self.photos:
                    self.photos.append(photo)

    def _arrange(self, choice: str) -> None:
        verb, _space, key = choice.partition(" ")
        place = next((index for index, photo in enumerate(self.photos) if str(photo.pk) == key), None)
        self.was_arranged = bool(verb)
        if place is None:
            return
        photo = self.photos.pop(place)
        if verb == "earlier":
            self.photos.insert(max(0, place - 1), photo)
        elif verb == "later":
            self.photos.insert(place + 1, photo)


def usable(user: User, ids: list[UUID], glimmer: Glimmer | None = None) -> list[Photo]:
    """Return those of these photos that a form of this person may hold: staged, or of the glimmer that it changes."""
    mine = Photo.objects.of(user.pk).filter(pk__in=ids)
    staged = mine.staged()
    return list(staged | mine.filter(glimmer_id=glimmer.pk) if glimmer else staged)


def _gone() -> str:
    return _("A photo you added is no longer here: one that is not kept stays for a day. Please add it once more.")


def read_id(text: str) -> UUID | None:
    """Read the id in this text; return None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def read_ids(texts: Iterable[str]) -> list[UUID]:
    """Read the ids among these texts, each once, in their order."""
    return list(dict.fromkeys(filter(None, map(read_id, texts))))
