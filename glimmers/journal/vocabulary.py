"""What can have shifted, and where a glimmer can have come from: the words of the journal."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
