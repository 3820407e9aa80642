"""The sizes of certificates, and of the register of those issued."""

from dataclasses import dataclass, replace

from reports.styles import MM

Tries = tuple[tuple[float, int], ...]
"""Sizes in the order they are tried, each with the lines a text may take at it."""


@dataclass(frozen=True, slots=True)
class CertificateStyle:
    """A certificate on A4: a fine double frame, and everything within it around one axis.

    Distances are from the paper's edges, or from what stands above. A name below
    ``name_readable`` is reported.
    """

    frame: float = 11 * MM
    frame_line: float = 1.2
    inner: float = 2.6 * MM
    inner_line: float = 0.45
    notch: float = 7 * MM
    echo: float = 4.4 * MM
    jewel: float = 1.15 * MM
    side: float = 31 * MM
    number_top: float = 31 * MM
    number: float = 11.5
    title_top: float = 72 * MM
    title: float = 40.0
    title_tracking: float = 0.42
    title_english: float = 36.0
    title_english_tracking: float = 0.2
    subtitle: float = 13.0
    subtitle_tracking: float = 0.26
    subtitle_drop: float = 26.0
    rule_drop: float = 25.0
    rule_length: float = 22 * MM
    rule_line: float = 0.7
    holder_drop: float = 23 * MM
    label: float = 12.0
    label_small: float = 8.5
    label_width: float = 25 * MM
    label_spread: float = 3.0
    value: Tries = ((14.5, 1), (13.0, 1), (12.0, 1), (12.0, 2), (10.5, 2), (9.5, 3))
    name: Tries = ((20.0, 1), (18.0, 1), (16.0, 1), (14.5, 1), (16.0, 2), (14.0, 2), (12.0, 2))
    name_tracking: float = 0.3
    name_readable: float = 14.0
    row: float = 30.0
    row_leading: float = 1.35
    other_drop: float = 0.7
    centred_name: Tries = (
        (31.0, 1),
        (28.0, 1),
        (25.0, 1),
        (22.0, 1),
        (20.0, 1),
        (22.0, 2),
        (16.0, 2),
    )
    centred_value: Tries = ((13.5, 1), (12.0, 1), (12.0, 2), (10.5, 2), (9.5, 3))
    centred_drop: float = 26.0
    sentence: tuple[float, ...] = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
    sentence_share: float = 0.8
    sentence_leading: float = 1.85
    sentence_gap: float = 1.0
    sentence_air: float = 10 * MM
    sentence_least: float = 0.15
    sentence_place: float = 0.42
    date: float = 14.5
    date_drop: float = 17 * MM
    hosts: Tries = (
        *((float(size), 1) for size in (23, 21, 19, 17, 15)),
        *((16.0, 2), (13.0, 2), (13.0, 1), (11.0, 1), (10.0, 1), (9.0, 1)),
    )
    hosts_leading: float = 1.7
    hosts_inner: float = 1.25
    hosts_other: float = 10.0
    hosts_most: int = 6
    hosts_room: float = 52 * MM
    sign: float = 62 * MM
    seal: float = 11.0
    seal_gap: float = 12.0
    seal_room: float = 48.0
    foot: float = 23 * MM
    foot_side: float = 24 * MM
    qr: float = 20 * MM
    qr_gap: float = 10.0
    code: float = 7.5
    code_leading: float = 11.0
    code_groups: int = 4
    code_tracking: float = 0.05
    hosts_gap: float = 13 * MM


CERTIFICATE = CertificateStyle()
IN_BOTH = replace(
    CERTIFICATE,
    title_top=64 * MM,
    title=36.0,
    rule_drop=20.0,
    holder_drop=17 * MM,
    label_width=40 * MM,
    label_spread=2.5,
    row=26.0,
    value=((14.5, 1), (13.0, 1), (12.0, 1), (12.0, 2), (10.5, 2), (9.5, 2)),
    sentence=(14.5, *(size / 2 for size in range(28, 16, -1))),
    sentence_leading=1.65,
    sentence_air=9 * MM,
    date_drop=15 * MM,
    hosts_gap=10 * MM,
)
"""With both languages twice as much stands on the page."""


@dataclass(frozen=True, slots=True)
class RegisterStyle:
    """The register of certificates on A4, with boxes for those who approve it.

    ``columns`` are the widths of number, serial, name, organisation, kind, minutes and date;
    what became of it has what is left.
    """

    side: float = 15 * MM
    head: float = 34.0
    title_drop: float = 28.0
    facts_drop: float = 17.0
    table_gap: float = 24.0
    foot: float = 28.0
    bottom: float = 46.0
    title: float = 17.0
    body: float = 9.4
    close: float = 8.4
    dense: float = 7.2
    dense_leading: float = 7.9
    small: float = 7.5
    row: float = 25.0
    heads: float = 18.0
    head_rule: float = 0.6
    cell_gap: float = 7.0
    columns: tuple[float, ...] = (24.0, 47.0, 84.0, 133.0, 53.0, 53.0, 58.0)
    box_drop: float = 12.0


REGISTER = RegisterStyle()
