"""Whoever a line concerns disputes it within the term, and is answered with a reason."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from byline.activity.models import Deed, Notice
from byline.closing.models import Appeal, AppealTerm, Ruling
from byline.closing.models.appeal import (
    AppealedAlready,
    NotAnswered,
    NotYours,
    TakenFurtherAlready,
    TooLate,
    UpheldHere,
)
from byline.closing.models.ruling import (
    AnsweredAlready,
    LeaderDecides,
    NothingCorrected,
    OwnAppeal,
    Verdict,
)
from byline.ledger.evidence import UnknownFile
from byline.ledger.models import Entry, Posting
from byline.ledger.models.decision import WhyMissing

NO = Verdict(is_upheld=False, reason="第三条规定以刊发版面为准")
YES = Verdict(is_upheld=True, reason="头版，应加分", amount=Decimal(4))


@pytest.fixture
def entry(lin, printed, dongjiang_daily, day_of):
    adoption = printed(lin, by_outlet=dongjiang_daily, on=day_of(3), points="8")
    return Entry.objects.get(adoption=adoption, measure="points")


@pytest.fixture
def unit_line(entry, beihe, chen):
    """A line of the township itself."""
    posting = Posting.objects.create(congress=beihe.congress, kind="correction", reason="单位扣分", by=chen)
    line = Entry(
        congress=beihe.congress,
        unit=beihe,
        measure="points",
        amount=Decimal(-2),
        counted_on=entry.counted_on,
        posting=posting,
    )
    return Entry.objects.write([line])[0]


@pytest.fixture
def appeal(entry, lin):
    return Appeal.objects.appeal(entry, says="这篇登在头版", by=lin)


def test_the_office_hears_of_an_appeal(appeal, chen, lin):
    assert Notice.objects.filter(person=chen, deed__verb="appealed").exists()
    assert appeal in Appeal.objects.visible_to(lin)
    assert appeal in Appeal.objects.awaiting_answer_by(chen)


def test_upholding_corrects_the_line_by_an_entry_beside_it(appeal, entry, chen, lin):
    ruling = appeal.rule(YES, by=chen)

    assert Entry.objects.of_person(lin).measured("points").amount() == 12
    written = Entry.objects.get(posting=ruling.posting)
    assert (written.amount, written.adoption, written.clause) == (4, entry.adoption, entry.clause)
    assert ruling.posting.kind == Posting.Kind.CORRECTION
    assert Deed.objects.about(ruling.posting).get().verb == "adjusted"
    assert YES.reason in ruling.posting.reason
    assert Notice.objects.filter(person=lin, deed__verb="upheld").exists()
    entry.refresh_from_db()
    assert entry.amount == 8


def test_upholding_may_name_the_reversal_that_corrected_it(appeal, entry, chen):
    reversal = entry.adoption.reverse(by=chen, reason="认错了稿件")

    ruling = appeal.rule(Verdict(is_upheld=True, reason="认错了稿件", reversal=reversal), by=chen)

    assert ruling.posting is None
    assert list(appeal.reversals) == [reversal]


def test_upholding_without_a_correction_is_refused(appeal, chen):
    with pytest.raises(NothingCorrected):
        appeal.rule(Verdict(is_upheld=True, reason="对"), by=chen)


def test_dismissing_changes_nothing(appeal, chen, lin):
    appeal.rule(NO, by=chen)

    assert Entry.objects.of_person(lin).measured("points").amount() == 8
    assert appeal not in Appeal.objects.awaiting()


def test_an_answer_without_a_reason_is_refused(appeal, chen):
    with pytest.raises(WhyMissing):
        appeal.rule(Verdict(is_upheld=False, reason=" "), by=chen)


def test_a_second_answer_is_refused(appeal, chen):
    appeal.rule(NO, by=chen)

    with pytest.raises(AnsweredAlready, match="陈静"):
        appeal.rule(YES, by=chen)


def test_nobody_answers_an_appeal_of_their_own(printed, chen, dongjiang_daily, day_of):
    adoption = printed(chen, by_outlet=dongjiang_daily, on=day_of(5))
    line = Entry.objects.get(adoption=adoption, measure="points")
    appeal = Appeal.objects.appeal(line, says="少了两分", by=chen)

    with pytest.raises(OwnAppeal):
        appeal.rule(YES, by=chen)


def test_what_was_dismissed_goes_one_step_further_and_no_more(appeal, lin, chen, zhou):
    with pytest.raises(NotAnswered):
        appeal.refer(says="请领导看看", by=lin)
    appeal.rule(NO, by=chen)
    appeal.refer(says="请领导看看", by=lin)
    appeal = Appeal.objects.get(pk=appeal.pk)

    with pytest.raises(LeaderDecides):
        appeal.rule(YES, by=chen)
    appeal.rule(NO, by=zhou)
    with pytest.raises(TakenFurtherAlready):
        appeal.refer(says="还是不服", by=lin)
    assert [one.stage for one in appeal.rulings] == [Ruling.Stage.OFFICE, Ruling.Stage.LEADER]


def test_what_was_upheld_goes_no_further(appeal, lin, chen):
    appeal.rule(YES, by=chen)

    with pytest.raises(UpheldHere):
        appeal.refer(says="还要更多", by=lin)


def test_only_who_appealed_takes_it_further(appeal, wu, chen):
    appeal.rule(NO, by=chen)

    with pytest.raises(NotYours):
        appeal.refer(says="替他说", by=wu)


def test_after_the_term_it_is_too_late(entry, lin):
    Entry.objects.filter(pk=entry.pk).update(at=entry.at - timedelta(days=16))

    with pytest.raises(TooLate):
        Appeal.objects.appeal(entry, says="这篇登在头版", by=lin)


def test_the_office_sets_the_term(entry, lin, chen, wu, desk):
    Entry.objects.filter(pk=entry.pk).update(at=entry.at - timedelta(days=16))

    assert desk(wu).post(reverse("appeal-term"), {"days": 30}).status_code == 403
    assert desk(chen).post(reverse("appeal-term"), {"days": 0}).status_code == 422
    assert desk(chen).post(reverse("appeal-term"), {"days": 30}).url == reverse("appeals")

    assert AppealTerm.of(lin.congress).days == 30
    assert Appeal.objects.appeal(entry, says="这篇登在头版", by=lin)


def test_a_line_of_another_is_not_theirs_to_dispute(entry, wu, sun, chen):
    for person in (wu, sun, chen):
        with pytest.raises(NotYours):
            Appeal.objects.appeal(entry, says="不对", by=person)


def test_who_answers_for_a_unit_disputes_its_own_line(unit_line, wu, lin):
    with pytest.raises(NotYours):
        Appeal.objects.appeal(unit_line, says="不该扣", by=lin)
    assert Appeal.objects.appeal(unit_line, says="不该扣", by=wu) in Appeal.objects.visible_to(wu)


def test_a_line_is_disputed_once(appeal, entry, lin):
    with pytest.raises(AppealedAlready, match="林秀"):
        Appeal.objects.appeal(entry, says="再来一次", by=lin)


def test_without_words_it_is_refused(entry, lin):
    with pytest.raises(WhyMissing):
        Appeal.objects.appeal(entry, says=" ", by=lin)


def test_evidence_is_told_by_its_content(entry, lin):
    with pytest.raises(UnknownFile):
        Appeal.objects.appeal(entry, says="见附件", evidence=b"MZ\x90", by=lin)
    assert Appeal.objects.appeal(entry, says="见附件", evidence=b"%PDF-1.7 ...", by=lin).evidence


def test_only_those_concerned_see_it(desk, appeal, lin, wu, sun, chen, zhou, shi, stranger):
    address = appeal.get_absolute_url()

    for person, status in ((lin, 200), (chen, 200), (zhou, 200), (wu, 404), (sun, 404), (stranger, 404)):
        assert desk(person).get(address).status_code == status, person
    assert appeal.line in desk(lin).get(reverse("appeals")).content.decode()
    assert appeal.line not in desk(sun).get(reverse("appeals")).content.decode()


def test_the_pages_lead_from_the_line_to_the_answer(desk, entry, lin, chen, zhou):
    form = reverse("entry-appeal", args=[entry.pk])
    file = SimpleUploadedFile("头版.pdf", b"%PDF-1.7 ...")

    assert desk(lin).get(form).status_code == 200
    assert desk(lin).post(form, {"says": ""}).status_code == 422
    appeal_page = desk(lin).post(form, {"says": "这篇登在头版", "evidence": file}).url
    appeal = Appeal.objects.get()
    ruling = reverse("ruling", args=[appeal.pk])
    assert desk(lin).post(ruling, {"decision": "upheld"}).status_code == 403
    assert desk(chen).get(ruling).status_code == 200
    assert desk(chen).post(ruling, {"decision": "dismissed", "reason": "不是头版"}).url == appeal_page
    referral = reverse("referral", args=[appeal.pk])
    assert desk(lin).get(referral).status_code == 200
    assert desk(lin).post(referral, {"says": "请看附件"}).url == appeal_page
    given = {"decision": "upheld", "reason": "确是头版", "amount": "4"}
    assert desk(zhou).post(ruling, given).url == appeal_page
    page = desk(lin).get(appeal_page).content.decode()
    assert "不是头版" in page
    assert "确是头版" in page
    file = desk(lin).get(reverse("appeal-evidence", args=[appeal.pk]))
    assert b"".join(file.streaming_content).startswith(b"%PDF")
