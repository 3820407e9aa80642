"""A folder of tickets as pictures, and a list of whom each is for, as message services take it."""

import csv
import io
import re
import secrets
import shutil
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eventapp.domain.errors import CannotWriteFile
from eventapp.domain.ids import TicketCode
from eventapp.domain.kinds import Language
from eventapp.domain.progress import Progress, no_progress
from eventapp.exchange.inert import inert
from eventapp.files import cannot_write
from eventapp.i18n import catalogue

LIST_NAME: Final = "tickets.csv"

_PART_LENGTH: Final = 40
_STEM_BYTES: Final = 200
"""Of a name without its ending and its number: file systems take 255 bytes."""
_UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_PICTURES: Final = re.compile(
    "[\u200d\u2600-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\U00010000-\U0010ffff]+"
)
"""Emoji and all else beyond the first plane, which old archives and servers garble."""
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)")
_PHONE: Final = re.compile(r"\+[\d\s().-]+")


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose ticket it is."""

    name: str
    organisation: str
    phone: str
    code: TicketCode


def write_ticket_folder(
    folder: Path,
    holders: Sequence[Holder],
    draw: Callable[[int], bytes],
    *,
    language: Language,
    progress: Progress = no_progress,
) -> None:
    """Write a picture for each holder and the list of them; the folder appears whole.

    ``draw`` gives the picture of the holder at a place. An empty folder may be there.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: There is something in the folder, or the disk refused.
    """
    part = folder.with_name(f".{folder.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CannotWriteFile(folder)
        part.mkdir(parents=True)
        try:
            names = file_names(holders)
            for place, name in enumerate(names):
                progress(place, len(names))
                (part / name).write_bytes(draw(place))
            (part / LIST_NAME).write_bytes(_list(holders, names, language))
            progress(len(names), len(names))
            if folder.exists():  # Windows moves nothing onto an empty folder
                folder.rmdir()
            part.rename(folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    except OSError as error:
        raise cannot_write(folder, error) from error


def free_folder(parent: Path, wished: str) -> Path:
    """A folder's name that every system takes and nothing has yet."""
    stem = safe_name(wished) or "tickets"
    folder, number = parent / stem, 1
    while folder.exists():
        number += 1
        folder = parent / f"{stem} ({number})"
    return folder


def file_names(holders: Sequence[Holder]) -> list[str]:
    """``name-organisation.png`` for each, safe everywhere; who shares one is numbered."""
    taken: set[str] = {LIST_NAME.casefold()}
    names = []
    for holder in holders:
        parts = (safe_name(holder.name), safe_name(holder.organisation))
        stem = "-".join(filter(None, parts)) or "ticket"
        name, number = f"{stem}.png", 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number}).png"
        taken.add(name.casefold())
        names.append(name)
    return names


def safe_name(text: str) -> str:
    """A text as a part of a file's name on any system; empty when nothing of it can be."""
    plain = unicodedata.normalize("NFC", text)
    plain = _PICTURES.sub(" ", _UNSAFE.sub(" ", plain))
    plain = "".join(sign for sign in plain if unicodedata.category(sign) not in {"Cf", "Cc", "Cs"})
    whole = " ".join(plain.split())
    plain = whole[:_PART_LENGTH]
    while len(plain.encode()) > _STEM_BYTES // 2:
        plain = plain[:-1]
    plain = _to_a_word(plain, whole).strip(" .-")
    return f"_{plain}" if _RESERVED.match(plain.casefold()) else plain


def _to_a_word(part: str, whole: str) -> str:
    """The beginning of a text without the half word at its end, unless that is most of it."""
    if len(part) == len(whole) or whole[len(part)] == " ":
        return part
    words = part.rpartition(" ")[0]
    return words if 2 * len(words) >= len(part) else part


def inert_line(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; an international number stays one."""
    line = " ".join(text.split())
    if _PHONE.fullmatch(line):
        # Digits alone: spreadsheets would take +82-10 for a sum.
        return "+" + re.sub(r"\D", "", line)
    return inert(line)


def _list(holders: Sequence[Holder], names: Sequence[str], language: Language) -> bytes:
    words = catalogue(language)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        [
            words.gettext("Name"),
            words.gettext("Phone"),
            words.gettext("Code"),
            words.gettext("File"),
        ]
    )
    for holder, name in zip(holders, names, strict=True):
        writer.writerow(
            [inert_line(cell) for cell in (holder.name, holder.phone, holder.code, name)]
        )
    return out.getvalue().encode("utf-8-sig")
