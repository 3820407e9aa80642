"""Invented people, the same ones every time."""

import random

from eventapp.services.attendees import AttendeeFields

FAMILY_NAMES = "김이박최정강조윤장임한오서신권황안송류홍"
SYLLABLES = "민서준지우현수진영하은도윤시예주연성호경태혜나래솔빛가온누리"
PLACES = ("창원", "진주", "김해", "통영", "거제", "양산", "밀양", "사천", "함안", "고성")
BODIES = ("협동조합", "사회적기업", "자활센터", "재단", "연구원", "공사", "의회", "포럼")


def invent_people(count: int) -> list[AttendeeFields]:
    """As many registrations as asked for."""
    chance = random.Random(count)  # noqa: S311 - invented, not secret
    return [
        AttendeeFields(
            name=chance.choice(FAMILY_NAMES) + "".join(chance.sample(SYLLABLES, 2)),
            organisation=f"{chance.choice(PLACES)}{chance.choice(BODIES)}",
            email=f"guest{number}@example.org",
            phone=f"010-{chance.randrange(10_000):04}-{chance.randrange(10_000):04}",
        )
        for number in range(count)
    ]
