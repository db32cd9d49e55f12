"""Outlines to paint: curves, ridges, blobs, leaves, trees. Points in, points out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import cos, hypot, pi, sin
from random import Random

Point = tuple[float, float]
Points = list[Point]


def curve(points: Sequence[Point], *, closed: bool = False, steps: int = 10) -> Points:
    """A smooth line through these points (Catmull-Rom)."""
    around = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    parts = [step / steps for step in range(steps)]
    line: Points = []
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(around, around[1:], around[2:], around[3:], strict=False):
        x1, x2, x3 = (cx - ax) / 2, ax - 2.5 * bx + 2 * cx - dx / 2, 1.5 * (bx - cx) + (dx - ax) / 2
        y1, y2, y3 = (cy - ay) / 2, ay - 2.5 * by + 2 * cy - dy / 2, 1.5 * (by - cy) + (dy - ay) / 2
        line += [(bx + t * (x1 + t * (x2 + t * x3)), by + t * (y1 + t * (y2 + t * y3))) for t in parts]
    return line if closed else [*line, points[-1]]


def ridge(chance: Random, width: float, y: float, height: float, *, roughness: float = 0.5) -> Points:
    """A line of hills from left to right around `y`, by midpoint displacement. Rougher: more rock than meadow."""
    heights = [chance.uniform(-1, 1), chance.uniform(-1, 1), chance.uniform(-1, 1)]
    reach = 1.0
    while len(heights) < 130:
        reach *= roughness
        finer = []
        for left, right in pairwise(heights):
            finer += [left, (left + right) / 2 + chance.uniform(-reach, reach)]
        heights = [*finer, heights[-1]]
    step = (width + 40) / (len(heights) - 1)
    return [(-20 + index * step, y - value * height / 2) for index, value in enumerate(heights)]


def below(line: Points, bottom: float) -> Points:
    """The area under a line."""
    return [*line, (line[-1][0], bottom), (line[0][0], bottom)]


def height_at(line: Points, x: float) -> float:
    """How low a line from left to right lies at `x`."""
    for (x0, y0), (x1, y1) in pairwise(line):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / max(x1 - x0, 1e-6)
    return line[-1][1]


def blob(chance: Random, centre: Point, radius: float, *, wobble: float = 0.12, flat: float = 1.0) -> Points:
    """A round thing drawn by hand; `flat` is its height by its width."""
    corners = 9
    turn = chance.uniform(0, pi)
    ring = []
    for index in range(corners):
        angle = turn + 2 * pi * index / corners
        reach = radius * (1 + chance.uniform(-wobble, wobble))
        ring.append((centre[0] + reach * cos(angle), centre[1] + reach * sin(angle) * flat))
    return curve(ring, closed=True, steps=8)


def oval(centre: Point, wide: float, high: float, turn: float = 0.0) -> Points:
    """An ellipse with half axes `wide` and `high`, turned by `turn` radians."""
    return placed([(wide * x, high * y) for x, y in _ring(48)], centre, turn=turn)


def arc(centre: Point, wide: float, high: float, start: float, end: float) -> Points:
    """A part of an ellipse, from `start` to `end` in radians, clockwise from the right."""
    steps = max(6, int(abs(end - start) * 10))
    angles = (start + (end - start) * index / steps for index in range(steps + 1))
    return [(centre[0] + wide * cos(angle), centre[1] + high * sin(angle)) for angle in angles]


@cache
def _ring(steps: int) -> Points:
    return [(cos(2 * pi * index / steps), sin(2 * pi * index / steps)) for index in range(steps + 1)]


def placed(points: Iterable[Point], at: Point, *, turn: float = 0.0, scale: float = 1.0) -> Points:
    """Points turned and scaled around the origin, then moved to `at`."""
    c, s = cos(turn) * scale, sin(turn) * scale
    return [(at[0] + x * c - y * s, at[1] + x * s + y * c) for x, y in points]


def petal(at: Point, length: float, width: float, turn: float, *, point: float = 0.5) -> Points:
    """A petal or a leaf that grows from `at` in the direction `turn`; widest at `point` of its length."""
    return placed([(x * length, y * width) for x, y in _petal(point)], at, turn=turn)


@cache
def _petal(point: float) -> Points:
    side = [(0.0, 0.0), (point * 0.5, 0.39), (point, 0.5), (0.86, 0.25)]
    return curve([*side, (1.0, 0.0), *[(x, -y) for x, y in reversed(side[1:])]], closed=True, steps=5)


def tapered(points: Points, thick: float, thin: float) -> Points:
    """The outline of a stroke along `points` that narrows from `thick` to `thin`."""
    left, right = [], []
    last = len(points) - 1
    for index, (x, y) in enumerate(points):
        before, after = points[max(index - 1, 0)], points[min(index + 1, last)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = hypot(dx, dy) or 1.0
        half = (thick + (thin - thick) * index / max(last, 1)) / 2
        left.append((x - dy / length * half, y + dx / length * half))
        right.append((x + dy / length * half, y - dx / length * half))
    return [*left, *reversed(right)]


def spruce(chance: Random, foot: Point, height: float) -> Points:
    """A narrow conifer, seen from far."""
    x, y = foot
    left, right = [], []
    tiers = 6
    for tier in range(tiers):
        t = tier / tiers
        reach = height * 0.19 * (0.15 + t) * chance.uniform(0.8, 1.2)
        level = y - height * (1 - t) + height * 0.12
        left += [(x - reach, level), (x - reach * 0.55, level - height * 0.02)]
        right += [(x + reach, level), (x + reach * 0.55, level - height * 0.02)]
    return [(x, y - height), *right, (x + height * 0.02, y), (x - height * 0.02, y), *reversed(left)]


def branch(chance: Random, start: Point, turn: float, length: float, depth: int) -> list[tuple[Points, float]]:
    """A bough with all of its twigs: lines with their thickness by length, the bough first."""
    bends = 4
    points, angle, at = [start], turn, start
    for _ in range(bends):
        angle += chance.uniform(-0.16, 0.16)
        at = (at[0] + cos(angle) * length / bends, at[1] + sin(angle) * length / bends)
        points.append(at)
    line = curve(points, steps=4)
    grown = [(line, length * 0.05)]
    if depth:
        for place in (0.35, 0.55, 0.75, 0.95):
            x, y = line[min(int(place * len(line)), len(line) - 1)]
            side = chance.choice((-1, 1)) * chance.uniform(0.35, 0.85)
            grown += branch(chance, (x, y), angle + side, length * chance.uniform(0.4, 0.62), depth - 1)
    return grown
