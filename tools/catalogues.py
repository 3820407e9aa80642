"""The gettext catalogues: extract, complete, compile (``dev.py i18n``, ``dev.py check``).

Runs inside ``.venv`` because it needs Babel; ``dev.py`` itself needs nothing.
The message ids are the English texts in the code; each other language is one
``.po`` file, sorted and without line numbers or dates, so that two people who
add strings rarely touch the same lines.
"""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("eventapp", "main.py", "reports", "ui")
DOMAIN = "eventapp"

KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
HEADER = """\
# Translations of eventapp. Distributed under the same licence as the program.
#"""
VOLATILE = re.compile(
    rb'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date'
    rb'|Last-Translator|Language-Team|Generated-By):.*\\n"\n',
    re.MULTILINE,
)
PLACEHOLDER = re.compile(
    r"%(?:\(\w+\))?[#0+-]*(?:\d+|\*)?(?:\.\d+)?[diouxXeEfFgGcrsa%]"  # %d, %(name)s
    r"|\{\w*\}",  # {name}
)


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with one message of a catalogue."""

    what: str
    message: str

    def __str__(self) -> str:
        """As one line of the report."""
        return f"{self.what}: {self.message!r}"


def extract(root: Path) -> Catalog:
    """Every message id in the code below ``root``."""
    template = Catalog(domain=DOMAIN)
    for name in SOURCES:
        source = root / name
        found = _in_folder(source) if source.is_dir() else _in_file(source)
        for text, context in found:
            template.add(text, context=context)
    return template


def _in_folder(folder: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    for _, _, text, _, context in extract_from_dir(folder, keywords=KEYWORDS):
        yield text, context


def _in_file(file: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    if not file.exists():
        return
    for _, text, _, context in extract_from_file("python", file, keywords=KEYWORDS):
        yield text, context


def find_flaws(catalogue: Catalog, template: Catalog) -> list[Flaw]:
    """What keeps a catalogue from being complete and safe to show.

    A translation that asks for other placeholders than its id does would raise
    in front of the user, so that is a flaw as much as a missing one.
    """
    asked = [
        (wanted, _flaw(catalogue.get(wanted.id, wanted.context), wanted))
        for wanted in _messages(template)
    ]
    flaws = [Flaw(what, _name(wanted)) for wanted, what in asked if what]
    gone = (m for m in _messages(catalogue) if template.get(m.id, m.context) is None)
    return flaws + [Flaw("no longer in the code", _name(message)) for message in gone]


def _flaw(message: Message | None, wanted: Message) -> str | None:
    if message is None or not all(_strings(message)):
        return "not translated"
    if message.fuzzy:
        return "fuzzy"
    if message.pluralizable != wanted.pluralizable:
        return "singular or plural only"
    expected = placeholders(_ids(wanted)[-1])
    if any(placeholders(text) != expected for text in _strings(message)):
        return "other placeholders"
    return None


def placeholders(text: str) -> list[str]:
    """The ``%`` and ``{}`` placeholders of a text, named ones in any order."""
    found = [match for match in PLACEHOLDER.findall(text) if match != "%%"]
    named = sorted({match for match in found if match[1] == "(" or match[0] == "{"})
    return named + [match for match in found if match not in named]


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    if isinstance(message.string, str):
        return (message.string,)
    return tuple(message.string or ("",))


def _name(message: Message) -> str:
    text = _ids(message)[0]
    return f"{message.context}|{text}" if message.context else text


def read(po: Path) -> Catalog:
    """A catalogue from its file; its language is the name of the folder it lies in."""
    with po.open("rb") as file:
        return read_po(file, locale=po.parts[-3], domain=DOMAIN, abort_invalid=True)


def updated(catalogue: Catalog, template: Catalog) -> bytes:
    """The ``.po`` text of a catalogue brought to the code's message ids.

    Translations are kept, new ids come in empty, gone ones leave. The same input
    gives the same bytes: nothing of the date or the person is written.
    """
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = HEADER
    catalogue.fuzzy = False
    text = BytesIO()
    write_po(text, catalogue, width=100, no_location=True, sort_output=True, ignore_obsolete=True)
    return VOLATILE.sub(b"", text.getvalue())


def compile_catalogue(po: Path) -> None:
    """Write the ``.mo`` beside its ``.po``, whole or not at all."""
    new = po.with_suffix(".mo.new")
    with new.open("wb") as file:
        write_mo(file, read(po))
    new.replace(po.with_suffix(".mo"))


def catalogue_files(root: Path) -> list[Path]:
    """The ``.po`` file of every language."""
    return sorted((root / "resources" / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def check(root: Path) -> int:
    """Print what is wrong with any catalogue; 1 if something is."""
    template = extract(root)
    broken = 0
    for po in catalogue_files(root):
        flaws = find_flaws(read(po), template)
        broken += len(flaws)
        for flaw in flaws:
            print(f"{po.relative_to(root)}: {flaw}")
    return 1 if broken else 0


def update(root: Path) -> int:
    """Bring every catalogue to the code's message ids and compile it."""
    template = extract(root)
    for po in catalogue_files(root):
        catalogue = read(po)
        new = po.with_suffix(".po.new")
        new.write_bytes(updated(catalogue, template))
        new.replace(po)
        compile_catalogue(po)
        flaws = find_flaws(read(po), template)
        print(f"{po.relative_to(root)}: {len(_messages(template))} messages, {len(flaws)} to do")
        for flaw in flaws:
            print(f"  {flaw}")
    return 0


def compile_all(root: Path) -> int:
    """Compile every catalogue."""
    for po in catalogue_files(root):
        compile_catalogue(po)
    return 0


VERBS = {"check": check, "update": update, "compile": compile_all}

if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(VERBS[sys.argv[1]](ROOT))
