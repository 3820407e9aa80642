import json
from dataclasses import fields, replace

from eventapp.domain.ids import CategoryId, EventId
from eventapp.domain.kinds import Language, Paper, SortedBy
from eventapp.domain.sheets import CARD_90X60, SHEETS
from eventapp.services.attendees import list_categories
from eventapp.services.label_sheets import save_sheet
from eventapp.services.workspace import Workspace
from ui.printing.documents import BADGES, PROGRAMME, PrintOptions
from ui.printing.documents.base import People
from ui.printing.options_codec import options_of, plain_options, remember, usual_options

USUAL = PrintOptions(Language.KOREAN)
SET = PrintOptions(
    Language.ENGLISH,
    both=True,
    paper=Paper.A5,
    sheet=CARD_90X60,
    category=CategoryId(3),
    order=SortedBy.ORGANISATION,
    single=True,
    layout="#7",
    cut_marks=True,
    parts=("cover", "days"),
    cover="plain",
    grid=True,
    booklet=True,
    creep=120,
    boxes=("담당", "센터장"),
    blank=3,
    least_share=50,
    certificate="award",
)


def test_what_is_remembered_comes_back_the_same_through_json() -> None:
    both = replace(PROGRAMME, both=True)
    values = json.loads(json.dumps(plain_options(SET)))

    assert options_of(values, both, spoken=Language.KOREAN, sheets=SHEETS) == SET
    asked = replace(SET, start=5, one=12, people=People.ONE)
    assert plain_options(asked) == plain_options(SET)
    remembered = {field.name for field in fields(PrintOptions)} - {"start", "one", "people"}
    assert plain_options(SET).keys() == remembered


def test_what_means_nothing_here_is_set_as_usual() -> None:
    nonsense = {
        "language": "xx",
        "both": 1,
        "paper": "B9",
        "sheet": "gone",
        "category": "3",
        "order": None,
        "parts": "cover",
        "boxes": [1, 2],
        "creep": -5,
        "blank": True,
        "from_the_future": {"a": 1},
    }

    assert options_of(nonsense, PROGRAMME, spoken=Language.KOREAN, sheets=SHEETS) == USUAL
    assert options_of({}, PROGRAMME, spoken=Language.KOREAN, sheets=SHEETS) == USUAL


def test_a_paper_the_document_does_not_come_on_is_its_first_one() -> None:
    wall = replace(PROGRAMME, both=False, papers=(Paper.A3, Paper.A2))
    values = {"paper": "A5", "both": True}

    options = options_of(values, wall, spoken=Language.KOREAN, sheets=SHEETS)

    assert (options.paper, options.both) == (Paper.A3, False)


def test_an_event_remembers_its_documents_apart(workspace: Workspace, event: EventId) -> None:
    category = list_categories(workspace, event)[0].id
    own = replace(CARD_90X60, name="우리 카드")
    save_sheet(workspace, own)
    gone = replace(USUAL, paper=Paper.A5, category=CategoryId(999))
    carded = replace(USUAL, sheet=own, category=category)
    remember(workspace, event, BADGES, carded, window=Language.KOREAN)
    remember(workspace, event, PROGRAMME, gone, window=Language.ENGLISH)

    badges = usual_options(workspace, event, BADGES, Language.ENGLISH)
    programme = usual_options(workspace, event, PROGRAMME, Language.ENGLISH)

    assert badges == replace(carded, language=Language.ENGLISH), "nobody chose Korean"
    assert programme == replace(USUAL, paper=Paper.A5)
