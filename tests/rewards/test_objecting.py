import pytest

from byline.activity.models import Notice
from byline.ledger.models.decision import WhyMissing
from byline.rewards.models import Objection
from byline.rewards.models.objection import (
    DaysOver,
    NotConcerned,
    ObjectedAlready,
    ObjectionAnswered,
    OwnObjection,
    object_to,
)


@pytest.fixture
def round_(propose, best):
    return propose(best(1))


def test_who_is_concerned_objects_and_the_office_hears_of_it(round_, lin, chen):
    object_to(round_, says="我少算一条", by=lin)

    assert Notice.objects.filter(person=chen, deed__verb="objected").exists()


def test_an_objection_after_the_days_is_refused(round_, lin, later):
    later(10)

    with pytest.raises(DaysOver):
        object_to(round_, says="我少算一条", by=lin)


def test_who_is_not_concerned_does_not_object(round_, shi):
    with pytest.raises(NotConcerned):
        object_to(round_, says="不公", by=shi)


def test_an_objection_says_what_is_wrong(round_, lin):
    with pytest.raises(WhyMissing):
        object_to(round_, says="　", by=lin)


def test_one_objects_again_only_after_an_answer(round_, lin, chen):
    first = object_to(round_, says="我少算一条", by=lin)
    with pytest.raises(ObjectedAlready):
        object_to(round_, says="还是少算", by=lin)

    first.reply(decision="dismissed", reason="该稿下月见报", by=chen)

    assert object_to(round_, says="还是少算", by=lin).pk


def test_an_answer_reaches_who_objected_and_stands(round_, lin, chen):
    objection = object_to(round_, says="我少算一条", by=lin)
    objection.reply(decision="dismissed", reason="该稿下月见报", by=chen)

    assert Notice.objects.filter(person=lin, deed__verb="answered").exists()
    with pytest.raises(ObjectionAnswered):
        objection.reply(decision="upheld", reason="再看", by=chen)


def test_nobody_answers_their_own(round_, wu):
    objection = object_to(round_, says="我少算一条", by=wu)

    with pytest.raises(OwnObjection):
        objection.reply(decision="upheld", reason="属实", by=wu)


def test_objections_are_read_by_who_raised_them_and_the_office(round_, lin, sun, chen):
    objection = object_to(round_, says="我少算一条", by=lin)

    assert objection in Objection.objects.visible_to(lin)
    assert objection in Objection.objects.visible_to(chen)
    assert objection not in Objection.objects.visible_to(sun)
