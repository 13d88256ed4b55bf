import pytest
from django.urls import reverse

from byline.activity.models import Notice
from byline.standings.models import Bulletin
from byline.standings.models.presentation import LiesBefore, LiesBeforeNobody, NotASigner, ReasonNeeded
from byline.standings.models.signature import LiesBeforeAnother, NobodyToSendTo
from byline.web import waits


@pytest.fixture
def zhao(hire, office):
    """Zhao Qiming leads too."""
    return hire("zhaoqiming", "赵启明", office, "leader", title="副主任")


def test_the_leader_before_whom_it_lies_hears_of_it_and_signs(bulletin, chen, zhou, zhao):
    bulletin.present(to=zhou, by=chen)

    assert Notice.objects.filter(person=zhou, deed__verb="presented").exists()
    assert bulletin in waits.signatures(zhou)
    assert bulletin not in waits.signatures(zhao)
    with pytest.raises(LiesBeforeAnother):
        bulletin.sign(by=zhao)
    assert bulletin.sign(by=zhou).by == zhou


def test_it_is_laid_before_one_leader_at_a_time(bulletin, chen, zhou, zhao):
    bulletin.present(to=zhou, by=chen)

    with pytest.raises(LiesBefore):
        bulletin.present(to=zhao, by=chen)


def test_only_a_leader_can_be_asked_to_sign(bulletin, chen, lin):
    with pytest.raises(NotASigner):
        bulletin.present(to=lin, by=chen)


def test_sent_back_with_a_reason_it_can_be_changed_again(bulletin, chen, zhou, reword):
    bulletin.present(to=zhou, by=chen)

    back = bulletin.send_back(reason="表扬里漏了柳林乡。", by=zhou)

    assert back.reason == "表扬里漏了柳林乡。"
    assert Notice.objects.filter(person=chen, deed__verb="sent_back").exists()
    reword(bulletin, "praise", "柳林乡进步明显。", by=chen)
    assert bulletin.last_handing_back == back
    assert bulletin.present(to=zhou, by=chen)


def test_sending_back_needs_a_reason_and_the_right_desk(bulletin, chen, zhou, zhao):
    bulletin.present(to=zhou, by=chen)

    with pytest.raises(ReasonNeeded):
        bulletin.send_back(reason=" ", by=zhou)
    with pytest.raises(LiesBeforeNobody):
        bulletin.send_back(reason="不妥。", by=zhao)


def test_the_editor_takes_it_back(bulletin, chen, zhou):
    bulletin.present(to=zhou, by=chen)

    bulletin.take_back(by=chen)

    assert bulletin.presentation is None
    with pytest.raises(LiesBeforeNobody):
        bulletin.take_back(by=chen)


def test_without_recipients_it_goes_nowhere(bulletin, chen, zhou):
    bulletin.send_to({"report": "", "send": " ，", "issue": "。"}, by=chen)

    with pytest.raises(NobodyToSendTo):
        bulletin.present(to=zhou, by=chen)
    with pytest.raises(NobodyToSendTo):
        bulletin.sign(by=zhou)


def test_it_goes_to_the_leader_and_back_on_the_pages(bulletin, desk, chen, zhou):
    desk(chen).post(reverse("bulletin-presentation", args=[bulletin.pk]), {"to": zhou.pk})
    assert bulletin.presentation.to == zhou

    page = desk(zhou).get(bulletin.get_absolute_url()).content.decode()
    assert reverse("bulletin-handing-back", args=[bulletin.pk]) in page
    desk(zhou).post(reverse("bulletin-handing-back", args=[bulletin.pk]), {"reason": "再核一遍。"})
    assert "再核一遍。" in desk(chen).get(bulletin.get_absolute_url()).content.decode()

    desk(chen).post(reverse("bulletin-presentation", args=[bulletin.pk]), {"to": zhou.pk})
    desk(chen).post(reverse("bulletin-taking-back", args=[bulletin.pk]))
    assert Bulletin.objects.get().presentation is None


@pytest.mark.parametrize("name", ["presentation", "taking-back", "handing-back", "correction", "disclosure"])
def test_a_writer_may_do_none_of_it(bulletin, desk, zhou, lin, name):
    bulletin.sign(by=zhou)

    assert desk(lin).post(reverse(f"bulletin-{name}", args=[bulletin.pk])).status_code == 403
