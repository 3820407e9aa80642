"""The sizes of the sheet to sign."""

from dataclasses import dataclass

from reports.styles import MM


@dataclass(frozen=True, slots=True)
class SignInStyle:
    """The sheet to sign on A4: a grid whose rows are high enough for a hand.

    ``columns`` are the widths of number, organisation, position, name, phone and signature;
    remarks have the rest.
    """

    side: float = 15 * MM
    head: float = 34.0
    title_drop: float = 36.0
    facts_drop: float = 18.0
    table_gap: float = 16.0
    bottom: float = 40.0
    title: float = 18.0
    facts: float = 9.4
    body: float = 9.4
    close: float = 8.4
    dense: float = 7.3
    dense_leading: float = 8.3
    small: float = 7.5
    tiny: float = 6.6
    row: float = 9.5 * MM
    heads: float = 21.0
    padding: float = 5.0
    columns: tuple[float, ...] = (28.0, 148.0, 60.0, 86.0, 54.0, 84.0)
    edge: float = 0.7
    approval_drop: float = 10.0
    approval_gap: float = 14.0


SIGN_IN = SignInStyle()
