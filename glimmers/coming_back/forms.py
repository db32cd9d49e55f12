"""The forms of Settings → Coming back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.dates import FIRST_DAY
from common.first_mistake import FirstMistakeFocused
from common.owned import atomic_for
from glimmers.coming_back.models import Among, QuietDay, Way
from glimmers.coming_back.models import Kind as WayKind
from glimmers.glimmer.forms import NameField
from glimmers.journal.models import Rest
from glimmers.journal.rests import MAX_NAME_CHARACTERS, Kind, words_of
from glimmers.journal.text import tag_name
from glimmers.journal.vocabulary import Shift, Source
from glimmers.tags.forms import NameField as TagField

WRITTEN = {"autocapitalize": "none", "autocomplete": "off", "dir": "auto"}
FIELDS = {
    Kind.TAG: {"tag", "until_on"},
    Kind.NAME: {"name", "until_on"},
    Kind.SOURCE: {"source", "until_on"},
    Kind.DAYS: {"first_on", "last_on", "until_on"},
}
WHAT_RESTS = _("Please choose what is to rest: a tag, a name, a source, or some days.")
WHERE = {
    WayKind.FROM_BEFORE: _("On Today, below the day: one glimmer, folded until you open it."),
    WayKind.ON_THIS_DAY: _("On the page of a day: what you kept on it in earlier years, folded."),
    WayKind.THIS_TIME: _("At the end of the scrapbook: a few from around this time of earlier years."),
}


class DayField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    input_formats = ("%Y-%m-%d",)
    default_error_messages = {"invalid": _("This is not a day.")}

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and value < FIRST_DAY:
            raise forms.ValidationError(_("Days begin with 1 January 1900."))


class WayForm(FirstMistakeFocused, forms.Form):
    """One way of coming back: whether, and from what."""

    is_on = forms.BooleanField(required=False)
    among = forms.ChoiceField(label=_("From what"), choices=Among.choices, required=False, widget=forms.RadioSelect)
    shifts = forms.MultipleChoiceField(
        label=_("What shifted"), choices=Shift.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    since_on = DayField(label=_("Nothing older than"), required=False)

    def __init__(self, data: Any = None, *, kind: WayKind, way: Way | None) -> None:
        self.kind = kind
        initial: dict[str, Any] = {"is_on": way is not None, "among": Among.ALL.value}
        if way:
            initial |= {"among": way.among, "shifts": way.shifts, "since_on": way.since_on}
        super().__init__(data, prefix=kind.value, initial=initial)
        self.fields["is_on"].label, self.fields["is_on"].help_text = kind.label, WHERE[kind]

    def clean(self) -> None:
        """Look at the rest of a way only where it is on, and at the shifts only where it is from these."""
        cleaned = self.cleaned_data
        if not cleaned.get("is_on"):
            self.errors.clear()
        elif cleaned.get("among") != Among.SHIFTS:
            self.errors.pop("shifts", None)
        elif "shifts" in cleaned and not cleaned["shifts"]:
            self.add_error("shifts", _("Choose one or more of these, or something else above."))

    def save(self, user: User) -> None:
        """Switch it on as chosen, or off."""
        cleaned = self.cleaned_data
        mine = Way.objects.of(user.pk)
        if not cleaned["is_on"]:
            mine.filter(kind=self.kind).delete()
            return
        among = cleaned["among"] or Among.ALL
        shifts = cleaned["shifts"] if among == Among.SHIFTS else []
        values = {"among": among, "shifts": shifts, "since_on": cleaned["since_on"]}
        way = Way(user_id=user.pk, kind=self.kind, **values)
        mine.bulk_create([way], update_conflicts=True, unique_fields=["user", "kind"], update_fields=list(values))


class RestForm(FirstMistakeFocused, forms.Form):
    """Something that shall rest, with the fields of its kind; none where there is no such kind."""

    kind = forms.ChoiceField(
        choices=Kind.choices, error_messages={"required": WHAT_RESTS, "invalid_choice": WHAT_RESTS}
    )
    tag = TagField(
        label=_("The tag"),
        widget=forms.TextInput(attrs=WRITTEN),
        error_messages={"required": _("Please write which tag.")},
    )
    name = NameField(
        most=MAX_NAME_CHARACTERS,
        label=_("The name"),
        widget=forms.TextInput(attrs={**WRITTEN, "autocapitalize": "words"}),
        help_text=_("As you write it: “Anna”, or “Anna Maria”. Each glimmer that says it rests."),
        error_messages={"required": _("Please write a name, in words.")},
    )
    source = forms.ChoiceField(
        label=_("Where it came from"),
        choices=Source.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one."), "invalid_choice": _("Please choose one.")},
    )
    first_on = DayField(label=_("From"), error_messages={"required": _("Please say from which day.")})
    last_on = DayField(label=_("To"), required=False, help_text=_("Left empty: this one day."))
    until_on = DayField(
        label=_("Until"), required=False, help_text=_("The last day of its rest. Left empty: for good.")
    )

    def __init__(self, data: Any = None, *, user: User, today: date, kind: str = "") -> None:
        kind = data.get("kind", "") if data is not None else kind
        self.said = Kind(kind) if kind in Kind.values else None
        super().__init__(data, auto_id=f"rest_{self.said or ''}_%s", initial={"kind": kind})
        self.user, self.today = user, today
        fields = {"kind"} | (FIELDS[self.said] if self.said else set())
        self.fields = {name: field for name, field in self.fields.items() if name in fields}

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not words_of(self.user.pk, Kind.NAME, name):
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        return str(name)

    def clean_until_on(self) -> date | None:
        until: date | None = self.cleaned_data["until_on"]
        if until and until < self.today:
            raise forms.ValidationError(_("This day is over. It can be left empty: then it rests for good."))
        return until

    def clean(self) -> None:
        first, last = self.cleaned_data.get("first_on"), self.cleaned_data.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("This is before the first day."))

    def save(self) -> None:
        """Let it rest, in place of the same rest with another end."""
        assert self.said
        said: dict[str, Any] = {"kind": self.said}
        if self.said == Kind.DAYS:
            first, last = self.cleaned_data["first_on"], self.cleaned_data["last_on"]
            said |= {"first_on": first, "last_on": last or first}
        else:
            what = self.cleaned_data[self.said.value]
            what = tag_name(what) if self.said == Kind.TAG else what
            said |= {"what": what, "words": words_of(self.user.pk, self.said, what)}
        rests = Rest.objects.of(self.user.pk)
        with atomic_for(self.user.pk):
            rests.filter(**said).delete()
            rests.create(user_id=self.user.pk, until_on=self.cleaned_data["until_on"], **said)


class QuietDayForm(FirstMistakeFocused, forms.Form):
    """A day on which nothing comes back."""

    on = DayField(label=_("The day"), error_messages={"required": _("Please say which day.")})
    is_every_year = forms.BooleanField(label=_("Every year"), required=False, initial=True)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="quiet_%s")

    def save(self, user: User) -> None:
        """Mark the day, in place of the same one."""
        day = QuietDay(user_id=user.pk, **self.cleaned_data)
        QuietDay.objects.of(user.pk).bulk_create(
            [day], update_conflicts=True, unique_fields=["user", "on"], update_fields=["is_every_year"]
        )
