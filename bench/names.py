"""Name what the processes of the bench share: whose journals there are, and which environment variables they read."""

from __future__ import annotations

BENCH, KEEPER = "bench@example.com", "keeper@example.com"
FEW, MANY = "few@example.com", "many@example.com"  # with few and with many glimmers, all of them tagged
CROWD, HALF = "crowd@example.com", "half@example.com"
LATELY, AVERAGE = "lately@example.com", "average@example.com"
FLOORS_USER, FLOORS_PHOTO = "FLOORS_USER", "FLOORS_PHOTO"  # variables: the user and the file of the floors
