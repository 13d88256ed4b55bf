import pytest

from byline.activity.models import Deed, Notice
from byline.standings.models import Recipient
from byline.standings.models.recipient import WhichOfThem
from byline.telling import addressing


def test_units_and_people_are_known_by_name_and_hear_of_it(bulletin, chen, zhou, lin, sun, wu):
    bulletin.send_to({"report": "吴建民", "send": "县政协办公室", "issue": "柳林乡"}, by=chen)
    bulletin.sign(by=zhou)

    deed = Deed.objects.about(bulletin).last()
    told = Notice.objects.filter(deed=deed).values_list("person__name", flat=True)
    assert set(told) == {"吴建民", "孙晓燕"}
    assert Recipient.objects.get(words="柳林乡").unit == sun.unit
    assert Recipient.objects.get(words="县政协办公室").is_words


def test_a_form_of_words_reaches_a_kind_of_unit(bulletin, chen, lin, sun, zhou):
    bulletin.send_to({"report": "县人大常委会主任、副主任", "send": "", "issue": "各乡镇人大"}, by=chen)

    assert {person.name for person in bulletin.readers()} == {"周世安", "林秀", "孙晓燕", "吴建民"}


def test_two_of_one_name_must_be_told_apart(bulletin, chen, hire, beihe, liulin, office):
    hire("wuyi", "吴一", beihe, "writer")
    other = hire("wuyi2", "吴一", liulin, "writer")

    with pytest.raises(WhichOfThem) as refused:
        bulletin.send_to({"send": "吴一"}, by=chen)
    assert "柳林乡" in refused.value.sentence

    bulletin.send_to({"send": "吴一（柳林乡）"}, by=chen)
    assert bulletin.recipients.get(way="send").person == other


def test_recipients_are_printed_in_their_order_with_a_full_stop(bulletin, chen):
    bulletin.send_to({"send": "县委办公室，县委宣传部；县政协办公室。"}, by=chen)

    assert bulletin.going("send") == "县委办公室，县委宣传部，县政协办公室。"
    assert bulletin.paper().imprint.goes_to[1] == ("送", "县委办公室，县委宣传部，县政协办公室。")


def test_the_office_director_is_nobody_in_general():
    assert addressing.groups_of("县委办公室主任") == ()
    assert addressing.groups_of("本会各委室") == ("office", "committee")
