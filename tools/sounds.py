"""Makes the desk's four sounds: ``python -m tools.sounds``.

They are told apart by the way their pitch goes and by their timbre, so that a noisy hall,
bad loudspeakers and eyes that see no red from green do no harm:

- admitted: two soft notes, the second a fifth higher;
- already: the same hollow note twice;
- refused: a low, rough tone that falls;
- attention: a bell that climbs in three steps.

A scanner that reads twice makes none.
"""

import math
import struct
import sys
import wave
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "sounds"
RATE: Final = 44_100
PEAK: Final = 0.8
"""Of what the format can hold: all four are as loud at their loudest."""

_WHOLE = 2**15 - 1
_ATTACK = 0.006
_FADE = 0.03

Wave = Callable[[float], float]
"""A timbre: the phase of a note in turns, to its height."""


def _soft(turns: float) -> float:
    return math.sin(math.tau * turns) + 0.18 * math.sin(2 * math.tau * turns)


def _hollow(turns: float) -> float:
    """Odd harmonics only, as of a clarinet."""
    return sum(math.sin(number * math.tau * turns) / number**1.6 for number in (1, 3, 5))


def _rough(turns: float) -> float:
    """All harmonics, as of a reed; they pass through small loudspeakers that drop the lowest."""
    return sum(math.sin(number * math.tau * turns) / number for number in range(1, 9))


def _bell(turns: float) -> float:
    """Partials that do not fit one another, as of metal."""
    return math.sin(math.tau * turns) + 0.4 * math.sin(2.76 * math.tau * turns)


def _note(timbre: Wave, first: float, last: float, length: float, fall: float = 0.0) -> list[float]:
    """A note gliding from one frequency to another, dying away the faster the larger ``fall``."""
    heights, turns = [], 0.0
    count = round(length * RATE)
    for number in range(count):
        at = number / RATE
        turns += (first + (last - first) * number / count) / RATE
        edge = min(at / _ATTACK, (length - at) / _FADE, 1.0)
        heights.append(timbre(turns) * edge * math.exp(-fall * at))
    return heights


def _rest(length: float) -> list[float]:
    return [0.0] * round(length * RATE)


def _admitted() -> list[float]:
    return _note(_soft, 659.26, 659.26, 0.09, 4) + _note(_soft, 987.77, 987.77, 0.21, 8)


def _already() -> list[float]:
    knock = _note(_hollow, 493.88, 493.88, 0.12, 6)
    return knock + _rest(0.06) + knock


def _refused() -> list[float]:
    return _note(_rough, 233.08, 233.08, 0.15, 1) + _note(_rough, 196.00, 138.59, 0.28, 2)


def _attention() -> list[float]:
    climbing = (783.99, 1046.50, 1567.98)
    lengths = (0.09, 0.09, 0.25)
    notes = [_note(_bell, pitch, pitch, of, 6) for pitch, of in zip(climbing, lengths, strict=True)]
    return [height for note in notes for height in note]


SOUNDS: Final[Mapping[str, Callable[[], list[float]]]] = {
    "admitted": _admitted,
    "already": _already,
    "refused": _refused,
    "attention": _attention,
}


def make(name: str) -> bytes:
    """One sound as a whole WAV file; the same bytes every time."""
    heights = SOUNDS[name]()
    loudest = max(abs(height) for height in heights)
    steps = [round(height / loudest * PEAK * _WHOLE) for height in heights]
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(steps)}h", *steps))
    return out.getvalue()


def main() -> int:
    """Write all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name in SOUNDS:
        path = FOLDER / f"{name}.wav"
        path.write_bytes(make(name))
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
