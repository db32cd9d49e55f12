"""The words of the journal: what can have shifted, and where a glimmer can have come from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.languages import cached_by_language


class Shift(models.TextChoices):
    SAFE = "safe", _("Safe")
    CONNECTED = "connected", _("Connected")
    CALM = "calm", _("Calm")
    JOY = "joy", _("Joy")
    AWE = "awe", _("Awe")
    LESS = "less", _("A little less")


class Source(models.TextChoices):
    PEOPLE = "people", _("People")
    ANIMALS = "animals", _("Animals")
    NATURE = "nature", _("Nature")
    KINDNESS = "kindness", _("Kindness")
    SOUND = "sound", _("Sound")
    SCENT = "scent", _("Scent")
    TASTE = "taste", _("Taste")
    TOUCH = "touch", _("Touch")
    LIGHT = "light", _("Light & colour")
    MAKING = "making", _("Making & moving")
    REST = "rest", _("Rest")


@cached_by_language
def shift_labels() -> dict[str, str]:
    """Return the name of each shift by its value."""
    return {value: str(label) for value, label in Shift.choices}


@cached_by_language
def source_labels() -> dict[str, str]:
    """Return the name of each source by its value."""
    return {value: str(label) for value, label in Source.choices}
