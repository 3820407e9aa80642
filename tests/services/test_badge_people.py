from eventapp.domain.ids import EventId
from eventapp.services.attendees import count_badges, list_attendees, update_attendee
from eventapp.services.badge_people import badge_holders, longest_named
from eventapp.services.snapshots.badges import badge_snapshot
from eventapp.services.snapshots.tickets import ticket_snapshot
from eventapp.services.workspace import Workspace


def test_those_who_have_a_badge_are_those_whose_badge_is_printed(
    workspace: Workspace, event: EventId
) -> None:
    badges = badge_snapshot(workspace, event).badges

    assert badge_holders(workspace, event) == tuple(badge.attendee for badge in badges)
    assert len(badges) < len(list_attendees(workspace, event))


def test_nobody_blocked_is_printed_a_badge_or_a_ticket_unless_asked_for(
    workspace: Workspace, event: EventId
) -> None:
    everybody = badge_snapshot(workspace, event).badges
    blocked = everybody[0].attendee
    update_attendee(workspace, blocked, blocked=True)

    assert badge_snapshot(workspace, event).badges == everybody[1:]
    assert badge_holders(workspace, event) == tuple(badge.attendee for badge in everybody[1:])
    assert sum(count_badges(workspace, event).values()) == len(everybody) - 1
    tickets = ticket_snapshot(workspace, event).tickets
    assert [ticket.attendee for ticket in tickets] == [badge.attendee for badge in everybody[1:]]
    assert badge_snapshot(workspace, event, [blocked]).badges == everybody[:1]
    assert [one.attendee for one in ticket_snapshot(workspace, event, [blocked]).tickets] == [
        blocked
    ]


def test_the_longest_name_is_found_in_either_language(workspace: Workspace, event: EventId) -> None:
    badges = badge_snapshot(workspace, event).badges
    longest = max(max(len(badge.name), len(badge.name_en)) for badge in badges)

    (found,) = (badge for badge in badges if badge.attendee == longest_named(workspace, event))

    assert max(len(found.name), len(found.name_en)) == longest == 40


def test_nobody_has_the_longest_name_where_nobody_is(workspace: Workspace) -> None:
    assert badge_holders(workspace, EventId(1)) == ()
    assert longest_named(workspace, EventId(1)) is None
