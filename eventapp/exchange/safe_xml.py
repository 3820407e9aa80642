"""Parsing XML that somebody gave us: no entities, no other files, no forest of tags.

What stands before the root is looked at before a parser sees the file. A document type that
declares entities, or points to another file, is refused: no programme needs one.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lxml import etree

from eventapp.domain.errors import CannotRead, FileProblem

_TAGS_LIMIT: Final = 1_000_000
_ATTRIBUTES_LIMIT: Final = 500_000
"""A tree takes many times the room of its text; a whole programme has fewer of either."""
_SMALL: Final = 2 * 2**20
"""Too small for as many of them that it mattered."""

_DECLARED = re.compile(rb"\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_ENCODING = re.compile(
    r"iso-?8859-[0-9]{1,2}|latin-?1|(?:windows-|cp)(?:125[0-8]|949)|euc-?kr|ks_c_5601-1987|uhc"
    r"|euc-?jp|shift[_-]?jis|gbk|gb2312|gb18030|big5|koi8-[ru]"
)
_PROLOG = re.compile(rb"\s*+(?:<\?(.*?)\?>|<!--.*?-->|(<!DOCTYPE\b))", re.DOTALL)
_EXTERNAL = re.compile(rb"<!DOCTYPE\s+[^\s>\[]+\s+(?:SYSTEM|PUBLIC)\b")
_ATTRIBUTE = re.compile(rb"=\s*[\"']")
_INCLUDE: Final = "http://www.w3.org/2001/XInclude"


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its root, and the processing instructions before it."""

    root: Any  # lxml ships no types
    instructions: tuple[str, ...]


def parse_xml(data: bytes, path: Path) -> Document:
    """Parse a file's bytes. Comments and processing instructions inside it are dropped.

    Raises:
        CannotRead: EMPTY, MALFORMED (with the line), UNSAFE or TOO_MANY.
    """
    if not data.strip():
        raise CannotRead(FileProblem.EMPTY, path)
    text = _as_utf8(data, path)
    # Some programs write an empty line before the declaration, which no parser forgives.
    data = text.lstrip()
    lines_before = text[: len(text) - len(data)].count(b"\n")
    if len(data) > _SMALL and _is_forest(data):
        raise CannotRead(FileProblem.TOO_MANY, path)
    instructions = _read_prolog(data, path)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = lines_before + (error.lineno or 0)
        raise CannotRead(FileProblem.MALFORMED, path, line=line) from error
    if _INCLUDE.encode() in data and next(root.iter(f"{{{_INCLUDE}}}*"), None) is not None:
        raise CannotRead(FileProblem.UNSAFE, path)
    return Document(root, instructions)


def _as_utf8(data: bytes, path: Path) -> bytes:
    """The same text in UTF-8: what is counted and searched must not hide in an encoding."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16").encode()
        if data.startswith((b"<\x00", b"\x00<")):
            return data.decode("utf-16-le" if data[0] else "utf-16-be").encode()
        data = data.removeprefix(b"\xef\xbb\xbf")
        declared = _DECLARED.match(data)
        name = declared[1].decode().lower() if declared else "utf-8"
        # Whoever says UTF-16 in single bytes converted the file and forgot the declaration.
        if name in {"utf-8", "utf8", "us-ascii", "ascii"} or name.startswith("utf-16"):
            return data
        if not _ENCODING.fullmatch(name):
            raise CannotRead(FileProblem.MALFORMED, path, line=1)
        return data.decode("cp949" if "kr" in name or name.startswith("ks") else name).encode()
    except (UnicodeError, LookupError) as error:
        raise CannotRead(FileProblem.MALFORMED, path) from error


def _is_forest(data: bytes) -> bool:
    """Say whether a file is mostly tags or attributes."""
    if data.count(b"<") > _TAGS_LIMIT:
        return True
    quotes = data.count(b'"') + data.count(b"'")
    if quotes <= _ATTRIBUTES_LIMIT:
        return False
    return sum(1 for _ in _ATTRIBUTE.finditer(data)) > _ATTRIBUTES_LIMIT


def _read_prolog(data: bytes, path: Path) -> tuple[str, ...]:
    instructions = []
    position = 0
    while match := _PROLOG.match(data, position):
        position = match.end()
        if match[1] is not None:
            instructions.append(match[1].decode(errors="replace"))
        elif match[2] is not None:
            if b"<!ENTITY" in data or _EXTERNAL.match(data, match.start(2)):
                raise CannotRead(FileProblem.UNSAFE, path)
            break
    return tuple(instructions)
