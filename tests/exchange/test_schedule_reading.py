from datetime import date

import pytest

from eventapp.domain.errors import FileProblem
from eventapp.domain.interchange import (
    Detail,
    ExchangedDay,
    ExchangedPerson,
    LeftOut,
    as_guid,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.exchange.schedule_xml import read_xml
from tests.exchange.schedules_xml import (
    EVENT,
    NAME,
    PENTABARF,
    one_day,
    problem_of,
    read,
    schedule,
    starts,
)


def test_a_pentabarf_programme_without_dates_guids_and_zones_is_read() -> None:
    back = read(PENTABARF)
    programme = back.programme

    assert (programme.title, programme.version) == ("27th Congress", "Version 0.35b")
    assert (programme.venue, programme.time_zone, programme.acronym) == ("bcc, Berlin", "", "")
    assert programme.days == (
        ExchangedDay(date(2010, 12, 27), 690, 1500),
        ExchangedDay(date(2010, 12, 28), 540, 1080),
    )
    assert [room.name for room in programme.rooms] == ["Saal 1", "Saal 2"]
    keynote, night = programme.sessions
    assert (keynote.public_id, keynote.start, keynote.length) == (4302, 690, 60)
    assert keynote.abstract == "<p>Hello</p>"
    assert keynote.people == (
        ExchangedPerson("Rop", public_id=3, role=AppearanceRole.KEYNOTE),
        ExchangedPerson("Somebody", role=AppearanceRole.KEYNOTE),
    )
    assert (night.day, night.start, night.length, night.kind) == (0, 1455, 45, SessionKind.PANEL)
    assert night.people[0].role is AppearanceRole.PANELLIST
    assert keynote.guid == stable_guid("session", "27th Congress", "4302")
    assert back == read(PENTABARF)
    assert back.left_out == (
        LeftOut(Detail.LINKS, 2, ("Keynote",)),
        LeftOut(Detail.ATTACHMENTS, 1, ("Keynote",)),
        LeftOut(Detail.UNNAMED_PEOPLE, 1, ("Keynote",)),
        LeftOut(Detail.OTHER, 1, ("27th Congress: subtitle",)),
    )


@pytest.mark.parametrize(
    ("attributes", "conference"),
    [
        ("start='2019-08-21T11:00:00+02:00' end='2019-08-22T04:00:00+02:00'", ""),
        ("", "<day_change>06:00:00</day_change>"),
        ("", ""),  # then the order in the room tells
    ],
)
def test_a_night_without_a_date_stays_on_its_day(attributes: str, conference: str) -> None:
    events = EVENT.format(1, "23:30", "") + EVENT.format(2, "00:15", "")

    back = read(one_day(events, attributes, f"<title>Camp</title>{conference}"))

    assert starts(back) == [(date(2019, 8, 21), 1410), (date(2019, 8, 21), 1455)]


def test_an_early_morning_is_no_night() -> None:
    events = EVENT.format(1, "05:30", "") + EVENT.format(2, "23:00", "")

    assert starts(read(one_day(events))) == [(date(2019, 8, 21), 330), (date(2019, 8, 21), 1380)]


@pytest.mark.parametrize(
    "moment",
    ["2019-08-22T00:15:00+02:00", "2019-08-21T22:15:00Z", "2019-08-22T00:15:00", "2019-08-22"],
)
def test_the_clock_on_the_wall_decides_and_the_date_only_says_which_night(moment: str) -> None:
    back = read(one_day(EVENT.format(1, "00:15", f"<date>{moment}</date>")))

    assert starts(back) == [(date(2019, 8, 21), 1455)]


def test_a_date_of_quite_another_day_leads_to_that_day() -> None:
    events = EVENT.format(1, "14:00", "<date>2019-08-23T14:00:00+02:00</date>") + EVENT.format(
        2, "10:00", "<date>2019-08-20T10:00:00+02:00</date>"
    )

    assert starts(read(one_day(events))) == [(date(2019, 8, 20), 600), (date(2019, 8, 23), 840)]


def test_two_halves_of_a_day_are_one_day() -> None:
    half = "<day index='{}' date='2019-08-21'><room name='{}'>{}</room></day>"
    days = half.format(1, "A", EVENT.format(1, "14:00", "")) + half.format(
        2, "B", EVENT.format(2, "09:00", "")
    )

    assert read(schedule(days)).programme.days == (ExchangedDay(date(2019, 8, 21), 540, 870),)


def test_a_day_is_dated_by_its_start_or_its_first_session_if_need_be() -> None:
    by_start = "<day start='2019-08-21T09:00:00+02:00'><room name='A'/></day>"
    event = EVENT.format(1, "09:00", "<date>2019-08-22T09:00:00+02:00</date>")
    by_session = f"<day><room name='A'>{event}</room></day>"

    days = read(schedule(by_start + by_session)).programme.days

    assert [day.date for day in days] == [date(2019, 8, 21), date(2019, 8, 22)]


@pytest.mark.parametrize(
    ("duration", "minutes"),
    [
        ("00:45", 45),
        ("1:30", 90),
        ("0:45:00", 45),
        ("01:00:00", 60),
        ("90", 90),
        ("26:00", 1560),
        ("PT1H15M", 75),
        (" 00:45 ", 45),
    ],
)
def test_lengths_are_read_as_programs_write_them(duration: str, minutes: int) -> None:
    event = f"<event id='1'><start>10:00</start><duration>{duration}</duration></event>"

    back = read(one_day(event))

    assert (back.programme.sessions[0].length, back.left_out) == (minutes, ())


@pytest.mark.parametrize(("maker", "minutes"), [("pretalx", 1530), ("other", 61)])
def test_three_numbers_are_days_first_where_pretalx_wrote_them(maker: str, minutes: int) -> None:
    event = "<event id='1'><start>10:00</start><duration>1:01:30</duration></event>"
    text = one_day(event).replace("<version>", f"<generator name='{maker}'/><version>")

    assert read(text).programme.sessions[0].length == minutes


@pytest.mark.parametrize(
    ("duration", "minutes"),
    [
        ("", 30),
        ("00:00", 30),
        ("135.0:00", 30),
        ("-5", 30),
        ("long", 30),
        ("P", 30),
        ("1000000000", 30),
        ("72:00", 2880),
        ("999999999", 2880),
    ],
)
def test_a_length_nobody_can_read_or_sit_through_is_told(duration: str, minutes: int) -> None:
    event = f"<event><title>T</title><start>10:00</start><duration>{duration}</duration></event>"

    back = read(one_day(event))

    assert back.programme.sessions[0].length == minutes
    assert back.left_out == (LeftOut(Detail.UNREADABLE_ROWS, 1, ("T",)),)


@pytest.mark.parametrize("start", ["", "99:00", "noon", "10:75", "-1:00"])
def test_a_session_whose_time_nobody_can_read_is_kept_and_told(start: str) -> None:
    back = read(one_day(EVENT.format(1, start, "<date>2019-13-45T99:00:00Z</date>")))

    assert starts(back) == [(None, 0)]
    assert back.left_out == (LeftOut(Detail.UNREADABLE_ROWS, 1, ("T",)),)


def test_seconds_are_cut_and_told() -> None:
    back = read(one_day(EVENT.format(1, "10:00:30", "")))

    assert starts(back) == [(date(2019, 8, 21), 600)]
    assert back.left_out == (LeftOut(Detail.SECONDS, 1, ("T",)),)


@pytest.mark.parametrize(
    ("conference", "moment", "zone"),
    [
        ("<time_zone_name>Asia/Seoul</time_zone_name>", "2019-08-21T10:00:00Z", "Asia/Seoul"),
        ("<time_zone_name>Moon/Crater</time_zone_name>", "2019-08-21T10:00:00Z", "UTC"),
        ("", "2019-08-21T10:00:00+01:00", "Etc/GMT-1"),
        ("", "2019-08-21T10:00:00-0330", ""),
        ("", "2019-08-21T10:00:00-05:00", "Etc/GMT+5"),
        ("", "2019-08-21T10:00:00+05:30", "Asia/Kolkata"),
        ("", "2019-08-21T10:00:00-00:00", ""),
        ("", "2019-08-21T10:00:00", ""),
    ],
)
def test_a_zone_is_the_one_named_or_else_a_fixed_one(
    conference: str, moment: str, zone: str
) -> None:
    event = EVENT.format(1, "10:00", f"<date>{moment}</date>")

    back = read(one_day(event, conference=f"<title>Camp</title>{conference}"))

    assert (back.programme.time_zone, starts(back)) == (zone, [(date(2019, 8, 21), 600)])


def test_guids_are_kept_and_others_made_of_what_there_is() -> None:
    events = "".join(
        f"<event {attributes}><title>T{count}</title><start>10:00</start>"
        "<duration>00:30</duration></event>"
        for count, attributes in enumerate(
            [
                "guid='29AECFD7-2E44-4F49-AB86-29B5E0877325' id='5'",
                "guid='HOqeNIb6G7M4hYFKFRkCmQ' id='6'",
                "id='7'",
                "",
            ]
        )
    )

    back = read(schedule(f"<day date='2019-08-21'><room name='A'>{events}</room></day>"))

    assert [(s.guid, s.public_id) for s in back.programme.sessions] == [
        ("29aecfd7-2e44-4f49-ab86-29b5e0877325", 5),
        (as_guid("HOqeNIb6G7M4hYFKFRkCmQ"), 6),
        (stable_guid("session", "camp", "7"), 7),
        (stable_guid("session", "camp", "T3", "session"), None),
    ]


def test_a_talk_in_two_slots_is_two_sessions_with_identities_of_their_own() -> None:
    guid = "29aecfd7-2e44-4f49-ab86-29b5e0877325"
    event = EVENT.replace("<event", f"<event guid='{guid}'")
    text = one_day(event.format(9, "10:00", "") + event.format(9, "15:00", ""))

    first, second = read(text).programme.sessions

    assert (first.guid, first.public_id) == (guid, 9)
    assert second.guid == stable_guid("again", guid, 2)
    assert second.public_id not in {None, 9}
    assert read(text).programme.sessions == (first, second)


def test_rooms_keep_their_guids_and_each_has_its_own() -> None:
    guid = "29AECFD7-2E44-4F49-AB86-29B5E0877325"
    rooms = f"<room name='A' guid='{guid}'/><room name='B' guid='{guid}'/><room name='C'/>"

    programme = read(schedule(f"<day date='2019-08-21'>{rooms}</day>")).programme

    assert programme.rooms[0].guid == guid.lower()
    assert programme.rooms[2].guid == stable_guid("room", "camp", "C")
    assert len({room.guid for room in programme.rooms}) == 3


@pytest.mark.parametrize(
    ("written", "kind", "told"),
    [
        ("lecture", SessionKind.TALK, False),
        ("Vortrag", SessionKind.TALK, False),
        ("Talk 30 min + 10min Q&amp;A", SessionKind.TALK, False),
        ("Lightning_Talk", SessionKind.TALK, False),
        ("Panel discussion", SessionKind.PANEL, False),
        ("Hands-on", SessionKind.WORKSHOP, False),
        ("Coffee break", SessionKind.BREAK, False),
        ("점심", SessionKind.LUNCH, False),
        ("Opening ceremony", SessionKind.OPENING, False),
        ("BEGRÜSSUNG", SessionKind.WELCOME, False),
        ("other", SessionKind.OTHER, False),
        ("photograph", SessionKind.PHOTOGRAPH, False),
        ("djset", SessionKind.OTHER, True),
        ("", SessionKind.TALK, False),
    ],
)
def test_types_become_kinds_and_unknown_ones_are_told(
    written: str, kind: SessionKind, told: bool
) -> None:
    back = read(one_day(EVENT.format(1, "10:00", f"<type>{written}</type>")))

    assert back.programme.sessions[0].kind is kind
    told_of = (LeftOut(Detail.SESSION_TYPES, 1, (f"{written}: T",)),)
    assert back.left_out == (told_of if told else ())


def test_an_unknown_type_with_people_is_a_talk_and_a_nameless_lunch_break_is_lunch() -> None:
    people = "<persons><person>A</person></persons>"
    events = EVENT.format(1, "10:00", f"<type>djset</type>{people}") + EVENT.format(
        2, "12:00", "<type/>"
    ).replace(">T<", ">Lunch break<")

    kinds = [session.kind for session in read(one_day(events)).programme.sessions]

    assert kinds == [SessionKind.TALK, SessionKind.LUNCH]


def test_what_a_workspace_has_no_place_for_is_counted() -> None:
    more = """
        <logo>/x.png</logo><url>https://e/1</url><feedback_url>https://e/1/f</feedback_url>
        <recording><license>CC0</license><optout>false</optout></recording>
        <answers>yes</answers><empty/><persons/><links/>"""
    quiet = "<recording><license/><optout>false</optout></recording><url/>"
    events = EVENT.format(1, "10:00", more) + EVENT.format(2, "11:00", quiet)
    text = one_day(
        events, conference="<title>Camp</title><base_url>http://c</base_url><logo>l</logo>"
    )

    assert read(text).left_out == (
        LeftOut(Detail.PICTURES, 2, ("Camp", "T")),
        LeftOut(Detail.RECORDING, 1, ("T",)),
        LeftOut(Detail.ADDRESSES, 2, ("Camp", "T")),
        LeftOut(Detail.OTHER, 1, ("T: answers",)),
    )


def test_texts_are_tidied_and_the_long_ones_shortened_and_told() -> None:
    long = "<title>{}</title>".format("x" * 301)
    event = EVENT.replace("<title>T</title>", long).format(
        1, "10:00", "<abstract> a\u200bb\r\n c </abstract><subtitle>one\ntwo</subtitle>"
    )

    back = read(one_day(event))

    session = back.programme.sessions[0]
    assert (session.title, session.abstract) == ("x" * 300, "ab\n c")
    assert session.subtitle == "one two"
    assert back.left_out == (LeftOut(Detail.SHORTENED_TEXTS, 1, ("x" * 79 + "…",)),)


def test_markup_that_nobody_escaped_is_read_as_its_text() -> None:
    event = EVENT.format(1, "10:00", "<abstract>Hello <b>big</b> world</abstract>")

    assert read(one_day(event)).programme.sessions[0].abstract == "Hello big world"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "euc-kr", "iso-8859-1"])
def test_other_encodings_are_read(encoding: str) -> None:
    title = "Café" if encoding == "iso-8859-1" else "사회혁신"
    head = "" if "utf" in encoding else f"<?xml version='1.0' encoding='{encoding}'?>"
    text = head + schedule("").replace("Camp", title)

    assert read_xml(text.encode(encoding), NAME).programme.title == title


def test_an_empty_line_before_the_declaration_is_forgiven() -> None:
    declared = "\n  <?xml version='1.0' encoding='UTF-8'?>\n" + schedule("")

    assert read(declared).programme.title == "Camp"
    assert problem_of(declared.replace("</schedule>", "").encode()) == (FileProblem.MALFORMED, 3)
