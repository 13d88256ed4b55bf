"""How many questions the desk of those who review asks the database where it has most to tell."""

from datetime import timedelta

import pytest
from django.urls import reverse

from byline.manuscripts.models import Manuscript, Writing
from byline.standards.models import Demand, StandIn
from tests.manuscripts.twins import VISIT_BY_THE_DEPARTMENT, VISIT_BY_THE_TOWNSHIP

MOST = 23


def body_of(lines):
    return "".join(f"<p>{line}</p>" for line in lines.splitlines())


@pytest.fixture
def amended_with_twins(qinghe, lin, sun, wu, chen, zhou, lay, amend, today):
    """Lin's piece tells what two others told; Wu amended it, and at the leader's step Chen stands in."""
    Demand.objects.lay_down_customary(qinghe, by=chen)
    Demand.objects.update(is_required=False)
    for author in (sun, wu):
        other = Manuscript.objects.begin(
            Writing(title="供水工程请代表“挑刺”", body=body_of(VISIT_BY_THE_DEPARTMENT)), by=author
        )
        other.file(by=author)
    lay("unit", "leader", person=zhou)
    StandIn.objects.create(absent=zhou, stand_in=chen, ends_on=today + timedelta(days=3), by=zhou)
    piece = Manuscript.objects.begin(
        Writing(title="代表视察供水工程", body=body_of(VISIT_BY_THE_TOWNSHIP)), by=lin
    )
    piece.file(by=lin)
    amend(piece, wu, ("组织12名", "组织十二名"))
    piece.pass_review(by=wu)
    amend(piece, chen, ("实地查看", "察看"))
    return piece


def test_a_piece_with_twins_read_by_a_stand_in_asks_few_questions(
    at_work, django_assert_max_num_queries, amended_with_twins, chen
):
    browser = at_work(chen)

    with django_assert_max_num_queries(MOST):
        page = browser.get(reverse("review-desk", args=[amended_with_twins.pk])).content.decode()

    assert "孙晓燕" in page
    assert page.count("<ins") >= 2
