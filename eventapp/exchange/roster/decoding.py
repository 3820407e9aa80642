"""The text of a file in whatever encoding: UTF-8, UTF-16, CP949, or several in one file.

Trial decoding decides where it can: bytes that are no UTF-8 are not read as UTF-8. A file put
together of several is decoded line by line. Only what neither way decides is guessed at.
"""

import re
import unicodedata
from pathlib import Path
from typing import Final

from eventapp.domain.errors import CannotRead, FileProblem

LOST: Final = "\ufffd"
"""Stands for bytes that no encoding explains."""

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_SAMPLE: Final = 64 * 1024
_LEAST_NULS: Final = 0.005
"""Of a text in UTF-16, so many bytes at least are the empty halves of its line ends."""
_MOST_LOST: Final = 0.1
"""Of a text's letters; a file with more is no text."""
_HANGUL: Final = 0.4
"""Of the letters beyond ASCII, so many are Hangul where CP949 was right."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_SYLLABLES = re.compile("[가-힣ㄱ-ㆎ]")
_LINE = re.compile(rb"[^\n]*\n?")


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """Return a file's text in its normal form (NFC), and the encoding's name for people.

    Raises:
        CannotRead: MALFORMED, where most of it is no text.
    """
    text, name = _decode(data)
    lost = sum(1 for _ in _CONTROLS.finditer(text))
    if lost > 1 and lost > _MOST_LOST * len(text):
        raise CannotRead(FileProblem.MALFORMED, path)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text, name


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding, name in _BOMS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, name)
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), "UTF-16"
    try:
        return data.decode(), "UTF-8"
    except UnicodeDecodeError:
        return _decode_single(data)


def _decode_marked(data: bytes, encoding: str, name: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), name
    except UnicodeDecodeError:
        if name == "UTF-8":
            return _decode_lines(data)
        return data.decode(encoding, "replace"), name


def _decode_single(data: bytes) -> tuple[str, str]:
    """A text in bytes that are no UTF-8, or not all of them."""
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        text = ""
    if text and _is_korean(text):
        return text, "CP949"
    mixed, name = _decode_lines(data)
    return (mixed, name) if _is_korean(mixed) and LOST not in mixed else _guess(data, mixed, name)


def _wide(data: bytes) -> str:
    """The kind of UTF-16 without a mark at its beginning, empty where it is none."""
    sample = data[:_SAMPLE]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if len(data) % 2 or odd + even < max(1, _LEAST_NULS * len(sample)):
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = sample[: len(sample) & ~1].decode(encoding, "ignore")
    except UnicodeDecodeError:
        return ""
    return "" if "\0" in text or not _is_plausible(text) else encoding


def _is_plausible(text: str) -> bool:
    """Say whether a text looks like a list: mostly letters that are in use."""
    usual = sum(
        1 for letter in text[:2000] if letter in "\r\n\t" or unicodedata.category(letter)[0] != "C"
    )
    return usual >= (1 - _MOST_LOST) * len(text[:2000])


def _is_korean(text: str) -> bool:
    beyond = _BEYOND_ASCII.findall(text[: 4 * _SAMPLE])
    return len(_SYLLABLES.findall("".join(beyond))) >= _HANGUL * len(beyond)


def _decode_lines(data: bytes) -> tuple[str, str]:
    """Decode each line by itself, as UTF-8 or else as CP949."""
    names: set[str] = set()
    lines = []
    for line in _LINE.findall(data):
        try:
            lines.append(line.decode())
            names |= set() if line.isascii() else {"UTF-8"}
        except UnicodeDecodeError:
            text, name = _decode_line(line)
            lines.append(text)
            names.add(name)
    return "".join(lines), " + ".join(sorted(names, reverse=True)) or "UTF-8"


def _decode_line(line: bytes) -> tuple[str, str]:
    """A line that is not quite UTF-8: damaged, or CP949.

    Damaged UTF-8 seldom is valid CP949, and then it is rare ideographs; what remains of it
    as UTF-8 is Hangul.
    """
    mended = line.decode("utf-8", "replace")
    if len(_SYLLABLES.findall(mended)) >= mended.count(LOST):
        return mended, "UTF-8"
    return line.decode("cp949", "replace"), "CP949"


def _guess(data: bytes, mixed: str, name: str) -> tuple[str, str]:
    """Ask the library; where it does not know either, the lines' own reading stays."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - heavy, and seldom asked

    best = from_bytes(data[:_SAMPLE], cp_exclusion=["utf_16", "utf_32", "utf_7"]).best()
    if best is None:
        return mixed, name
    text = data.decode(best.encoding, "replace")
    if text.count(LOST) > mixed.count(LOST) or (_is_korean(mixed) and mixed.count(LOST) <= 1):
        return mixed, name
    return text, best.encoding.upper().replace("_", "-")
