"""A small design for the designer's tests."""

from eventapp.domain.badge_layouts import BadgeLayout, BandElement, Box, CodeElement, TextElement

BAND = BandElement(Box(0, 0, 90, 3))
NAME = TextElement(Box(6, 20, 40, 12), "{name}", 24, 12)
CODE = CodeElement(Box(60, 30, 22, 22))
LAYOUT = BadgeLayout("우리 이름표", 90, 60, front=(BAND, NAME, CODE))
