"""Making and reading small schedule.xml files, for tests."""

import io
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.interchange import Detail, ExchangedProgramme, ReadProgramme
from eventapp.exchange.schedule_xml import read_xml, write_xml

NAME: Final = Path("schedule.xml")
_SCHEMA: Final = Path(__file__).parent / "schemas" / "schedule.xsd"

EVENT = "<event id='{}'><start>{}</start><duration>00:30</duration><title>T</title>{}</event>"
"""A session: its number, its start, and more elements."""

PENTABARF = """<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <conference>
    <title>27th Congress</title><subtitle>We come in peace</subtitle>
    <venue>bcc</venue><city>Berlin</city>
    <start>2010-12-27</start><end>2010-12-28</end><days>2</days>
    <release>Version 0.35b</release>
    <day_change>04:00</day_change><timeslot_duration>00:15:00</timeslot_duration>
  </conference>
  <day index="1" date="2010-12-27">
    <room name="Saal 1">
      <event id="4302">
        <start>11:30</start><duration>01:00:00</duration><room>Saal 1</room>
        <tag>keynote</tag><title>Keynote</title><subtitle/><track>Society</track>
        <type>keynote</type><language>en</language>
        <abstract>&lt;p&gt;Hello&lt;/p&gt;</abstract><description/>
        <persons><person id="3">Rop</person><person>Somebody</person><person id="4"/></persons>
        <links><link href="http://a">A</link><link href="http://b"/></links>
        <attachments><attachment href="x.pdf" type="slides">Slides</attachment></attachments>
      </event>
      <event id="4303">
        <start>00:15</start><duration>0:45</duration><title>Night</title><type>podium</type>
        <persons><person id="3">Rop</person></persons>
      </event>
    </room>
    <room name="Saal 2"/>
  </day>
  <day index="2" date="2010-12-28"><room name="Saal 1"/></day>
</schedule>"""


@cache
def schema() -> Any:
    """The schema of what is written."""
    return etree.XMLSchema(etree.parse(_SCHEMA))


def written(programme: ExchangedProgramme) -> bytes:
    """The file of a programme."""
    out = io.BytesIO()
    write_xml(programme, out)
    return out.getvalue()


def left_out_of(programme: ExchangedProgramme) -> dict[Detail, tuple[int, tuple[str, ...]]]:
    """What writing a programme left out."""
    return {left.detail: (left.count, left.examples) for left in write_xml(programme, io.BytesIO())}


def read(text: str) -> ReadProgramme:
    """Read a file from its text."""
    return read_xml(text.encode(), NAME)


def schedule(days: str, conference: str = "<title>Camp</title><acronym>camp</acronym>") -> str:
    """A file around days."""
    return f"<schedule><version>1</version><conference>{conference}</conference>{days}</schedule>"


def one_day(events: str, attributes: str = "", conference: str = "<title>Camp</title>") -> str:
    """A file of one day with one room."""
    room = f"<room name='Hall'>{events}</room>"
    return schedule(f"<day index='1' date='2019-08-21' {attributes}>{room}</day>", conference)


def starts(read: ReadProgramme) -> list[tuple[date | None, int]]:
    """The date and start of each session."""
    days = read.programme.days
    return [
        (None if session.day is None else days[session.day].date, session.start)
        for session in read.programme.sessions
    ]


def problem_of(data: bytes) -> tuple[FileProblem, int]:
    """Why bytes are not taken, and the line."""
    with pytest.raises(CannotRead) as caught:
        read_xml(data, NAME)
    assert caught.value.path == NAME
    return caught.value.problem, caught.value.line
