"""Making and reading small schedule.json files, for tests."""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.interchange import ExchangedProgramme, ReadProgramme
from eventapp.exchange.schedule_json import read_json, write_json

NAME: Final = Path("schedule.json")
SCHEMA: Final = Path(__file__).parent / "schemas" / "schedule.schema.json"

Values = dict[str, Any]

PRETALX: Final[Values] = {
    "$schema": "https://c3voc.de/schedule/schema.json",
    "generator": {"name": "pretalx", "version": "2024.1"},
    "schedule": {
        "url": "https://pretalx/demo/",
        "version": "0.3",
        "base_url": "https://pretalx/",
        "conference": {
            "acronym": "demo",
            "title": {"en": "Demo Forum", "ko": "시범 포럼"},
            "time_zone_name": "Europe/Berlin",
            "colors": {"primary": "#3aa57c"},
            "rooms": [
                {
                    "name": {"en": "Hall", "de": "Saal"},
                    "guid": "b379c473-93b9-4eae-9a09-d482e86cede3",
                    "description": "Ground floor",
                    "capacity": 300,
                }
            ],
            "tracks": [{"name": "Security", "slug": "1-security", "color": "#f00"}],
            "days": [
                {
                    "index": 1,
                    "date": "2020-12-14",
                    "day_start": "2020-12-14T04:00:00+01:00",
                    "day_end": "2020-12-15T03:59:00+01:00",
                    "rooms": {
                        "Saal": [
                            {
                                "id": 25,
                                "code": "G9JGWY",
                                "guid": "8079583e-8321-506c-95af-fd2903a5f075",
                                "logo": "",
                                "date": "2020-12-15T00:30:00+01:00",
                                "start": "00:30",
                                "duration": "1:00:30",
                                "room": "Saal",
                                "url": "https://pretalx/demo/talk/G9JGWY/",
                                "title": {"de": "Vortrag", "en": "A talk"},
                                "subtitle": "",
                                "track": {"en": "Security"},
                                "type": {"de": "Vortrag", "en": "Talk"},
                                "language": "de",
                                "abstract": None,
                                "description": "one\r\ntwo",
                                "recording_license": "",
                                "do_not_record": True,
                                "persons": [
                                    {
                                        "code": "NQTF8Y",
                                        "id": 26,
                                        "name": "Brian Robinson",
                                        "public_name": "Brian",
                                        "avatar": "https://pretalx/a.png",
                                        "biography": "Builds.",
                                        "answers": [{"question": 1, "answer": "M"}],
                                    },
                                    {"name": "", "code": "X"},
                                ],
                                "links": [{"url": "https://a", "title": "A"}],
                                "attachments": [{"url": "/x.pdf"}],
                                "answers": [],
                            }
                        ]
                    },
                }
            ],
        },
    },
}


@cache
def validator() -> Any:
    """The schema of what is written."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


def assert_valid(text: bytes) -> None:
    """Say what the schema minds about a file."""
    assert [error.message for error in validator().iter_errors(json.loads(text))] == []


def written(programme: ExchangedProgramme) -> bytes:
    """The file of a programme."""
    out = io.BytesIO()
    write_json(programme, out)
    return out.getvalue()


def read(values: object) -> ReadProgramme:
    """Read a file of these values."""
    return read_json(json.dumps(values).encode(), NAME)


def schedule(of_day: object, **conference: object) -> Values:
    """A file of one day, whose rooms these are."""
    day = {"index": 1, "date": "2019-08-21", "rooms": of_day}
    return {"schedule": {"version": "1", "conference": {"title": "C", "days": [day], **conference}}}


def event(**values: object) -> Values:
    """A session, with more values."""
    return {"id": 1, "title": "T", "start": "10:00", "duration": "00:30", **values}


def problem_of(data: bytes) -> tuple[FileProblem, int]:
    """Why bytes are not taken, and the line."""
    with pytest.raises(CannotRead) as caught:
        read_json(data, NAME)
    assert caught.value.path == NAME
    return caught.value.problem, caught.value.line
