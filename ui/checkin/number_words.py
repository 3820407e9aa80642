"""The desk's numbers in words: who is inside, how fast people come, how many desks that takes."""

from datetime import timedelta

from eventapp.domain.arrivals import SECONDS_EACH, Bin, Curve
from eventapp.domain.attendance import Attendance, CategoryShare, Share
from ui import words
from ui.language import _, ngettext, pgettext
from ui.moments import clock_at


def inside_text(seen: Attendance) -> str:
    """Who is inside now, who is missing, and the guests of honour."""
    parts = [_("%(n)s inside now") % {"n": f"{seen.total.inside:,}"}]
    if seen.to_come:
        parts.append(_("%(n)s still to come") % {"n": f"{seen.to_come:,}"})
    elif seen.total.expected:
        parts.append(_("Everybody is here"))
    guests = seen.guests
    if guests.expected or guests.admitted:
        of = {"came": f"{guests.admitted:,}", "n": f"{guests.expected:,}"}
        parts.append(_("guests of honour %(came)s/%(n)s") % of)
    if seen.walk_ins:
        parts.append(_("walk-ins %(n)s") % {"n": f"{seen.walk_ins:,}"})
    return " · ".join(parts)


def pace_text(seen: Attendance) -> str:
    """How fast people come now and how many desks that takes; empty while nobody comes."""
    pace = seen.pace.last_five
    if not pace:
        return ""
    desks = max(seen.desks(pace), 1)
    enough = ngettext("%(n)d desk is enough", "%(n)d desks are needed", desks) % {"n": desks}
    return f"{_each_minute(pace)} · {enough}"


def peak_text(seen: Attendance, zone: str) -> str:
    """When it was busiest, and how many desks that took; empty when nobody came."""
    peak = seen.peak
    if peak is None:
        return ""
    desks = max(seen.desks(peak.per_minute), 1)
    took = ngettext("%(n)d desk", "%(n)d desks", desks) % {"n": desks}
    busiest = _("Busiest at %(time)s") % {"time": clock_at(peak.start, zone)}
    return f"{busiest} · {_each_minute(peak.per_minute)} · {took}"


def measured_text(seen: Attendance) -> str:
    """What the number of desks is reckoned with."""
    seconds = round(seen.seconds_each or SECONDS_EACH)
    if seen.seconds_each is None:
        return _("Reckoned with %(n)d seconds for each, until it is measured") % {"n": seconds}
    return _("Reckoned with %(n)d seconds for each, as measured at this gate") % {"n": seconds}


def curve_title(curve: Curve) -> str:
    """What the bars are."""
    if curve.width < 60:  # noqa: PLR2004 - minutes of an hour
        return _("Arrivals (%(n)d min)") % {"n": curve.width}
    hours = curve.width // 60
    return ngettext("Arrivals (%(n)d hour)", "Arrivals (%(n)d hours)", hours) % {"n": hours}


def bin_text(each: Bin, width: int, zone: str) -> str:
    """What one bar tells: ``09:30–09:35 · 12명``."""
    end = each.start + timedelta(minutes=width)
    between = f"{clock_at(each.start, zone)}–{clock_at(end, zone)}"
    return f"{between} · {people_text(each.count)}"


def curve_text(curve: Curve, zone: str) -> str:
    """All bars in one sentence, for who does not see them."""
    if curve.start is None or curve.end is None:
        return _("Nobody has come yet.")
    highest = max(curve.bins, key=lambda each: each.count)
    return _("Arrivals from %(start)s to %(end)s, most at %(time)s: %(people)s") % {
        "start": clock_at(curve.start, zone),
        "end": clock_at(curve.end, zone),
        "time": clock_at(highest.start, zone),
        "people": people_text(highest.count),
    }


def category_name(each: CategoryShare) -> str:
    """A category's name, or that there is none."""
    return words.pick(each.name, each.name_en) if each.category is not None else _("No category")


def share_text(share: Share) -> str:
    """How many came of those expected: ``12 / 40``."""
    return f"{share.admitted:,} / {share.expected:,}"


def people_text(count: int) -> str:
    """So many people."""
    return ngettext("%(n)s person", "%(n)s people", count) % {"n": f"{count:,}"}


def _each_minute(pace: float) -> str:
    rate = f"{pace:,.0f}" if pace >= 10 else f"{pace:.1f}"  # noqa: PLR2004 - two digits are enough
    return pgettext("pace", "%(n)s a minute") % {"n": rate}
