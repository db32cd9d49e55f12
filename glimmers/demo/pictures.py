"""The drawn pictures that go with the demonstration's moments, as files beside this one. Pure."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "drawn"
LIGHTS = ("dawn", "day", "gold", "dusk", "night")  # in the order of a day


class Drawn(NamedTuple):
    """One picture: what it shows, in which light, and its description for somebody who cannot see it."""

    kind: str
    light: str
    description: str

    @property
    def path(self) -> Path:
        """Return the file, a WebP of at most 1600 px."""
        return FOLDER / f"{self.kind}-{self.light}.webp"


DRAWN = (
    Drawn("aurora", "night", "Northern lights over the roofs"),
    Drawn("bicycle", "gold", "A bicycle leaning on a wall in the sun"),
    Drawn("blossom", "day", "Blossom against the sky"),
    Drawn("books", "night", "Shelves of old books in lamplight"),
    Drawn("bread", "day", "A loaf of bread on a board, cut"),
    Drawn("bread", "night", "A loaf of bread on a board, cut"),
    Drawn("candles", "night", "Small candles on the stairs in the dark"),
    Drawn("cat", "day", "The cat asleep on the window sill"),
    Drawn("cat", "night", "The cat on the window sill, looking out"),
    Drawn("chalk", "day", "A chalk sun on the pavement, with a face of its own"),
    Drawn("chart", "day", "An old chart of a coast, coloured by hand"),
    Drawn("flowers", "day", "A bed of poppies"),
    Drawn("fog", "dawn", "A ferry with its lamps on, in the fog"),
    Drawn("fog", "day", "A ferry with its lamps on, in the fog"),
    Drawn("fruit", "day", "A plate of oranges on the table"),
    Drawn("fruit", "dusk", "A plate of apples on the table"),
    Drawn("hills", "day", "Layered hills on a clear day"),
    Drawn("lamp", "gold", "A lamp, an open book and a mug"),
    Drawn("lanterns", "night", "Lanterns by the pond, and their reflections"),
    Drawn("laundry", "day", "Washing on the line in the wind"),
    Drawn("leaf", "gold", "A leaf with drops of rain on it, close up"),
    Drawn("pond", "dawn", "Two swans on the water"),
    Drawn("pond", "day", "Two swans on the water"),
    Drawn("pool", "day", "Light on the bottom of the swimming pool"),
    Drawn("rain", "day", "Rain on the window, lights behind it"),
    Drawn("rain", "night", "Rain on the window, lights behind it"),
    Drawn("roofs", "dusk", "Dusk and the moon over the roofs"),
    Drawn("roofs", "gold", "The roofs in low sun"),
    Drawn("sea", "gold", "Low sun on the sea"),
    Drawn("snow", "day", "Snow on the branches and a robin"),
    Drawn("soup", "gold", "A plate of noodle soup"),
    Drawn("starlings", "dusk", "A great flock of starlings over the reeds"),
    Drawn("street", "night", "A wet street in the evening, the lamps reflected in it"),
    Drawn("sunpatch", "day", "A square of sun on the wall, with the shadows of leaves"),
    Drawn("tea", "day", "A cup of tea from above"),
    Drawn("tea", "gold", "A cup of coffee from above, a biscuit beside it"),
    Drawn("web", "day", "A spider's web full of dew"),
    Drawn("window", "day", "A window by day, a plant and a mug on the sill"),
    Drawn("window", "night", "A window at night, two plants and a mug on the sill"),
    Drawn("wires", "day", "Birds on the wires"),
    Drawn("wood", "dawn", "A yellow wood in autumn, light between the trunks"),
    Drawn("wood", "day", "A yellow wood in autumn, light between the trunks"),
)
KINDS = tuple(dict.fromkeys(each.kind for each in DRAWN))


def drawn(kind: str, light: str) -> Drawn:
    """Choose the picture of this kind whose light is nearest."""
    place = LIGHTS.index(light)
    return min((each for each in DRAWN if each.kind == kind), key=lambda each: abs(LIGHTS.index(each.light) - place))
