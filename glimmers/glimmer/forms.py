"""The form a glimmer is written in, and the one it is changed in."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from common.dates import FIRST_DAY, last_day
from common.first_mistake import FirstMistakeFocused
from common.light_copies import copied_lightly
from glimmers.journal.keeping import NOON, Content
from glimmers.journal.models import MAX_PLACE_CHARACTERS, Glimmer
from glimmers.journal.text import MAX_CHARACTERS, from_form, unkeepable
from glimmers.journal.vocabulary import Shift, Source

MINUTES = "%Y-%m-%dT%H:%M"
LONGEST_WAIT = timedelta(days=366)  # in a browser without a signal; a device that says more has a clock that jumped


class WordsField(forms.CharField):
    """Text that comes back exactly as it went in, or is refused in words."""

    default_validators: list[Any] = []
    is_from_form = True  # an HTML form, which changes line breaks on the way

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.validators = []  # Django's own speak of "null characters"

    def to_python(self, value: Any) -> str:
        words = super().to_python(value) or ""
        return from_form(words) if self.is_from_form else words

    def validate(self, value: str) -> None:
        if unkeepable(value) is not None:
            raise forms.ValidationError(
                _("There is a character in here that cannot be kept (an invisible one). Please take it out.")
            )
        if self.required and not value.strip():
            raise forms.ValidationError(self.error_messages["required"], code="required")


class NameField(WordsField):
    """A name of up to so many characters, with one space between its words."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most = most

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise forms.ValidationError(_("A name has up to %(most)s characters."), params={"most": self.most})


class WhenField(forms.Field):
    """A naive wall-clock time, as `<input type="datetime-local">` writes it; or a day alone, without a time."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MINUTES)

    def to_python(self, value: Any) -> datetime | date | None:
        if not value:
            return None
        try:
            written = datetime.fromisoformat(str(value).strip())
        except ValueError as error:
            raise forms.ValidationError(
                _("This is not a day and time. It can be left empty: then it is now.")
            ) from error
        if len(str(value).strip()) <= len("2026-11-22"):
            return written.date()
        return written.replace(tzinfo=None)


class Lenient(forms.Field):
    """A hidden field: what cannot be read counts as not sent, since nobody who sees the form could mend it."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except forms.ValidationError:
            return None


class LenientUUIDField(Lenient, forms.UUIDField):
    pass


class LenientIntegerField(Lenient, forms.IntegerField):
    pass


class LenientDayField(Lenient, forms.DateField):
    input_formats = ("%Y-%m-%d",)


@copied_lightly
class GlimmerForm(FirstMistakeFocused, forms.Form):
    """Words, and under More everything that can be left out."""

    text = WordsField(
        label=_("What did you notice?"),
        error_messages={"required": _("There is nothing to keep yet. A word or two is enough, or a photo.")},
        widget=forms.Textarea(attrs={"rows": 3, "autocapitalize": "sentences", "enterkeyhint": "enter"}),
    )
    # The day it belongs to, without a time, where When is left empty; nothing means now. The form says it, not its
    # address: a page of today may be sent after midnight.
    on = LenientDayField(required=False, widget=forms.HiddenInput)
    when = WhenField(label=_("When"), required=False)
    just_day = forms.BooleanField(label=_("Just the day"), required=False)
    shift = forms.ChoiceField(label=_("What shifted"), choices=Shift.choices, required=False)
    sources = forms.MultipleChoiceField(
        label=_("Where it came from"), choices=Source.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    place = WordsField(label=_("Place"), required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    client_id = LenientUUIDField(required=False, widget=forms.HiddenInput)
    # Seconds from Keep until it is sent, both by the device's clock: a clock that is wrong is wrong at both ends.
    waited = LenientIntegerField(required=False, widget=forms.HiddenInput)

    MORE = ("when", "just_day", "shift", "sources", "place")

    def __init__(
        self,
        data: Any = None,
        *,
        zone: ZoneInfo,
        photos: tuple[tuple[uuid.UUID, str], ...] = (),
        initial: dict[str, Any] | None = None,
        auto_id: str = "id_%s",
    ) -> None:
        self.zone = zone
        self.photos = photos
        super().__init__(data, initial={"client_id": uuid.uuid4(), **(initial or {})}, auto_id=auto_id)
        self.fields["text"].required = not photos

    @property
    def is_more_open(self) -> bool:
        """Return whether there is a mistake under More, or something chosen, which has to be seen."""
        if not self.is_bound:
            return False
        return any(name in self.errors or self.data.get(name) for name in self.MORE)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            return ""  # only where there are photos
        if len(text) > MAX_CHARACTERS:
            raise forms.ValidationError(
                _("A glimmer holds up to %(most)s characters, and these are %(there)s. Nothing has been cut off."),
                params={
                    "most": number_format(MAX_CHARACTERS, force_grouping=True),
                    "there": number_format(len(text), force_grouping=True),
                },
            )
        return text

    def clean_place(self) -> str:
        place: str = self.cleaned_data["place"].strip()
        if len(place) > MAX_PLACE_CHARACTERS:
            raise forms.ValidationError(
                _("A place holds up to %(most)s characters."), params={"most": MAX_PLACE_CHARACTERS}
            )
        return place

    def clean_when(self) -> datetime | date | None:
        when: datetime | date | None = self.cleaned_data["when"] or self.cleaned_data.get("on")
        if when is None:
            return None
        day = when.date() if isinstance(when, datetime) else when
        if day < FIRST_DAY:
            raise forms.ValidationError(_("The journal goes back to 1 January 1900, and not further."))
        if day > last_day(timezone.now(), self.zone):
            raise forms.ValidationError(_("That day is still to come. Tomorrow is as far as it goes."))
        return when

    def clean_waited(self) -> timedelta:
        seconds: int = self.cleaned_data["waited"] or 0
        return timedelta(seconds=seconds) if 0 <= seconds <= LONGEST_WAIT.total_seconds() else timedelta()

    def clean_sources(self) -> list[str]:
        chosen = set(self.cleaned_data["sources"])
        return [value for value in Source.values if value in chosen]

    def content(self) -> Content:
        """Return what was written, of a valid form."""
        data = self.cleaned_data
        moment: datetime | date | None = data["when"]
        is_day_alone = moment is not None and not isinstance(moment, datetime)
        when = moment if moment is None or isinstance(moment, datetime) else datetime.combine(moment, NOON)
        return Content(
            text=data["text"],
            when=when,
            has_time=not is_day_alone and not data.get("just_day"),
            shift=data["shift"],
            sources=tuple(data["sources"]),
            place=data["place"],
            waited=data.get("waited", timedelta()),
            photos=self.photos,
        )

    def leave_unread(self) -> None:
        """Show the form as it was sent, without mistakes: it was not sent to be kept."""
        self._errors = ErrorDict()

    def _put(self, name: str, value: object) -> None:
        assert isinstance(self.data, QueryDict)
        self.data = self.data.copy()
        self.data[name] = str(value)

    def start_over(self) -> None:
        """Give it a new `client_id`, so that the same words can be kept as another glimmer."""
        self._put("client_id", uuid.uuid4())


@copied_lightly
class ChangeForm(GlimmerForm):
    """The form of a kept glimmer, opened for changes."""

    client_id = waited = on = None  # type: ignore[assignment]
    revision = LenientIntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, glimmer: Glimmer, photos: tuple[tuple[uuid.UUID, str], ...] = ()) -> None:
        self.glimmer = glimmer
        fields = {name: getattr(glimmer, name) for name in ("text", "shift", "sources", "place", "revision")}
        when = glimmer.noticed_local if glimmer.has_time else datetime.combine(glimmer.noticed_on, NOON)
        initial = {**fields, "when": when.strftime(MINUTES), "just_day": not glimmer.has_time}
        # Other ids: it opens in place, beside the quick-add form and perhaps other open cards.
        super().__init__(data, zone=glimmer.zone, photos=photos, initial=initial, auto_id=f"change-{glimmer.pk}-%s")
        self.fields["when"].required = True

    @property
    def is_more_open(self) -> bool:
        return True

    @property
    def opened_at_revision(self) -> int:
        """Return the revision that the form was opened on; 0 where none was sent, which is never the kept one."""
        return self.cleaned_data["revision"] or 0

    def clean_text(self) -> str:
        text = super().clean_text()
        # A browser turns every kind of line break into LF. Where nothing else changed, keep what was there.
        as_shown = self.glimmer.text.replace("\r\n", "\n").replace("\r", "\n")
        return self.glimmer.text if text == as_shown else text

    def clean_when(self) -> datetime | date | None:
        when = super().clean_when()
        # Untouched: keep the seconds, and the second run of a repeated hour.
        is_untouched = isinstance(when, datetime) and when.strftime(MINUTES) == self.initial["when"]
        return None if is_untouched else when

    def clean(self) -> None:
        """Let a time that was written in overrule the box, where we had ticked that."""
        super().clean()
        when, revision = self.cleaned_data.get("when"), self.cleaned_data.get("revision")
        has_written_time = isinstance(when, datetime) and when.time() != NOON
        if has_written_time and not self.glimmer.has_time and revision == self.glimmer.revision:
            self.cleaned_data["just_day"] = False

    def catch_up(self, glimmer: Glimmer) -> None:
        """Put the form's words on top of the revision that is kept now, where another device was first."""
        self._put("revision", glimmer.revision)
