"""Who finds what in the ledger's rooms, by every address; and how much a page asks."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from byline.ledger.models import Adoption, Claim, Entry
from byline.ledger.models.claim import Statement
from byline.ledger.models.deciding import DismissedThere
from byline.outlets.models import Brought
from tests.cast import page

CONFIRM_AT_MOST = 20


@pytest.fixture
def everyone(lin, wu, sun, chen, zhou, su, luo, shi, stranger):
    return {
        "lin": lin,
        "wu": wu,
        "sun": sun,
        "chen": chen,
        "zhou": zhou,
        "su": su,
        "luo": luo,
        "shi": shi,
        "tao": stranger,
    }


def names_of(people, *, who):
    return {name for name, person in people.items() if who(person)}


def test_adoption_and_entries_are_found_by_whom_they_concern(everyone, desk, adoption, chen):
    adoption.confirm(by=chen)
    read = {
        name: desk(person).get(adoption.get_absolute_url()).status_code for name, person in everyone.items()
    }

    seen = {"lin", "wu", "chen", "zhou", "shi"}
    assert {name for name, status in read.items() if status == 200} == {*seen, "su"}
    assert set(read.values()) == {200, 404}
    assert names_of(everyone, who=lambda one: adoption in Adoption.objects.visible_to(one)) == {*seen, "su"}
    assert names_of(everyone, who=lambda one: Entry.objects.visible_to(one).exists()) == seen


def test_a_claim_is_found_by_who_made_it_and_the_office(everyone, desk, claim):
    found = {
        name for name, one in everyone.items() if desk(one).get(claim.get_absolute_url()).status_code == 200
    }

    assert found == {"lin", "chen"}
    assert names_of(everyone, who=lambda one: claim in Claim.objects.visible_to(one)) == found


@pytest.mark.parametrize("deed", ["confirmation", "dismissal", "reassignment", "reversal", "reinstatement"])
def test_only_an_editor_of_this_county_decides(everyone, desk, adoption, deed):
    address, typed = reverse(deed, args=[adoption.pk]), {"reason": "好", "placement": "inside"}
    answers = {
        name: desk(one).post(address, typed).status_code for name, one in everyone.items() if name != "chen"
    }

    assert answers.pop("tao") == 404
    assert set(answers.values()) == {403}
    assert adoption.is_awaiting


def test_nobody_away_from_the_page_s_county_states_who_printed_it(
    desk, stranger, claim, dongjiang_daily, today
):
    address = reverse("identification", args=[claim.clipping.pk])
    typed = {"outlet": dongjiang_daily.pk, "printed_on": today.isoformat()}

    assert desk(stranger).post(address, typed).status_code == 404


def test_a_writer_does_not_restate_what_is_known(desk, sun, claim, yunzhou_daily, today):
    address = reverse("identification", args=[claim.clipping.pk])
    answer = desk(sun).post(address, {"outlet": yunzhou_daily.pk, "printed_on": today.isoformat()})

    assert answer.status_code == 422
    assert "请找办公室更正" in answer.text


def test_what_is_credited_keeps_its_outlet_until_the_confirmation_is_reversed(
    desk, chen, adoption, yunzhou_daily, beihe
):
    address = reverse("identification", args=[adoption.clipping.pk])
    typed = {"outlet": yunzhou_daily.pk, "printed_on": adoption.clipping.printed_on.isoformat()}
    adoption.confirm(by=chen)
    refused = desk(chen).post(address, typed)
    assert refused.status_code == 422
    assert "请先冲正" in refused.text

    adoption.reverse(by=chen, reason="是市报转载的")
    assert desk(chen).post(address, typed).status_code == 302
    Adoption.objects.get(pk=adoption.pk).confirm(by=chen)
    assert Entry.objects.of(beihe).measured("points").amount() == 4


def test_whose_lines_are_not_seen_is_not_named(desk, lin, sun, adoption, chen):
    adoption.confirm(by=chen)
    text = desk(sun).get("/entries/", {"person": lin.pk}).text
    by_unit = desk(sun).get("/entries/", {"unit": lin.unit.pk}).text

    assert "林秀" not in text
    assert "北河镇" not in by_unit


@pytest.mark.parametrize("field", ["person", "unit", "manuscript"])
@pytest.mark.parametrize("asked", ["9" * 30, "²", "１２", "-1", "0", "x"])
def test_a_number_that_is_nobody_s_finds_nothing_and_breaks_nothing(desk, chen, field, asked):
    assert desk(chen).get("/entries/", {field: asked}).status_code == 200


@pytest.mark.parametrize("asked", ["9" * 30, "²", "１２"])
def test_such_a_number_breaks_no_list_of_people(desk, chen, asked):
    assert desk(chen).get("/people/", {"unit": asked}).status_code == 200
    assert desk(chen).get(f"/adoptions/{'9' * 30}/").status_code == 404


def test_a_page_that_prints_another_is_not_reassigned_to_one_it_was_said_not_to_print(adoption, ditch, chen):
    other = adoption.reassign(to=ditch, by=chen)
    other.dismiss(by=chen, reason="也不是这一篇")
    adoption.reinstate(by=chen, reason="再看看")

    with pytest.raises(DismissedThere, match="“柳林乡"):
        adoption.reassign(to=ditch, by=chen)
    assert adoption.is_awaiting


def test_a_confirmation_asks_few_questions(adoption, chen):
    fresh = Adoption.objects.get(pk=adoption.pk)
    adoption.foresee()  # the desk has shown what would follow, so the signed rules are read
    with CaptureQueriesContext(connection) as captured:
        fresh.confirm(by=chen)

    marks = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    asked = [query["sql"] for query in captured if not query["sql"].startswith(marks)]
    assert len(asked) <= CONFIRM_AT_MOST, "\n".join(sql[:120] for sql in asked)


@pytest.fixture
def many(levee, lin, dongjiang_daily, chen, today, rulebook):
    """Nine further pages that print the piece, three of them confirmed, one dismissed."""
    lines = levee.text.splitlines()
    for number in range(9):
        address = f"https://www.dongjiang-daily.example/{number}.html"
        data = page(
            [*lines, f"另据第{number}期报道。"],
            title=f"堤上议事之{number}",
            on=today - timedelta(days=2),
            source="东江日报",
            address=address,
        )
        Claim.objects.make(Brought(data, kind="file"), by=lin, saying=Statement())
    for adoption in Adoption.objects.all()[:3]:
        adoption.confirm(by=chen)
    Adoption.objects.last().dismiss(by=chen, reason="重复")


@pytest.mark.parametrize(
    ("address", "rows"),
    [
        ("/adoptions/all/?kind=waiting", 5),
        ("/adoptions/all/?kind=confirmed", 3),
        ("/adoptions/all/?kind=dismissed", 1),
        ("/claims/", 9),
        ("/clippings/", 9),
        ("/outlets/", 1),
    ],
)
def test_a_list_asks_the_same_for_many_rows(desk, chen, many, address, rows, django_assert_max_num_queries):
    at_work = desk(chen)
    at_work.get(address)

    with django_assert_max_num_queries(13):
        answer = at_work.get(address)
    assert len(answer.context["page_obj"]) >= rows


def test_the_desk_and_the_claim_ask_the_same_for_many(desk, chen, many, django_assert_max_num_queries):
    at_work, waiting = desk(chen), Adoption.objects.awaiting().first()

    with django_assert_max_num_queries(25):
        at_work.get(waiting.get_absolute_url())
    with django_assert_max_num_queries(20):
        at_work.get(Claim.objects.first().get_absolute_url())
