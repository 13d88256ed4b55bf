from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from byline.activity.models import Notice
from byline.ledger.models.decision import WhyMissing
from byline.rewards.awarding import short_ones
from byline.rewards.frozen import history_of
from byline.warnings import models
from byline.warnings.models.statement import (
    AskedAlready,
    DueTooEarly,
    EmptyStatement,
    NotYourStatement,
    OwnStatement,
    ReviewedAlready,
    StatementAccepted,
    StatementOpen,
    ask_for_statement,
)
from byline.warnings.models.warning import WarningNotSigned


@pytest.fixture
def warning(short_half, chen):
    return models.Warning.objects.propose(short_ones(history_of(short_half)), of=short_half, by=chen)[0]


@pytest.fixture
def statement(warning, zhou, chen, today):
    warning.sign(by=zhou)
    return ask_for_statement(warning, due_on=today + timedelta(days=7), by=chen)


def test_a_statement_is_asked_for_and_handed_in(statement, lin, chen):
    assert Notice.objects.filter(person=lin, deed__verb="asked").exists()

    version = statement.hand_in("上半年任务未完成，主要是选题不够。", by=lin)

    assert version.number == 1
    assert Notice.objects.filter(person=chen, deed__verb="handed_in").exists()


def test_an_unsigned_warning_asks_for_nothing(warning, chen, today):
    with pytest.raises(WarningNotSigned):
        ask_for_statement(warning, due_on=today + timedelta(days=7), by=chen)


def test_nobody_is_asked_twice_nor_for_yesterday(statement, warning, chen, today):
    with pytest.raises(DueTooEarly):
        ask_for_statement(warning, due_on=today, by=chen)
    with pytest.raises(AskedAlready):
        ask_for_statement(warning, due_on=today + timedelta(days=9), by=chen)


def test_nobody_hands_in_anothers_statement(statement, sun, wu, chen):
    for other in (sun, wu, chen):
        with pytest.raises(NotYourStatement):
            statement.hand_in("我来写", by=other)


def test_an_empty_statement_is_refused_and_a_file_alone_will_do(statement, lin):
    with pytest.raises(EmptyStatement):
        statement.hand_in("　", by=lin)

    version = statement.hand_in("", by=lin, file=SimpleUploadedFile("检查.pdf", b"%PDF-1.4"))

    with models.StatementVersion.objects.get(pk=version.pk).file.open("rb") as kept:
        assert kept.read() == b"%PDF-1.4"
    assert version.file_name == "检查.pdf"


def test_what_is_sent_back_is_written_again_and_all_versions_stay(statement, lin, chen):
    first = statement.hand_in("没写够。", by=lin)
    with pytest.raises(StatementOpen):
        statement.hand_in("又一版", by=lin)
    with pytest.raises(WhyMissing):
        first.send_back(reason="", by=chen)
    first.send_back(reason="原因写得太浅，请写明下半年措施", by=chen)

    second = statement.hand_in("原因有三，措施有四。", by=lin)
    second.accept(by=chen)

    assert [one.number for one in statement.versions] == [1, 2]
    assert statement.is_accepted
    with pytest.raises(StatementAccepted):
        statement.hand_in("再一版", by=lin)
    with pytest.raises(ReviewedAlready):
        second.send_back(reason="再想想", by=chen)


def test_nobody_decides_on_their_own(statement, lin):
    version = statement.hand_in("没写够。", by=lin)

    with pytest.raises(OwnStatement):
        version.accept(by=lin)


def test_what_is_not_handed_in_by_its_day_is_overdue(statement, lin, later):
    assert statement in models.Statement.objects.due_from(lin)
    assert not statement.is_overdue
    later(9)
    assert statement.is_overdue

    statement.hand_in("迟交，请批评。", by=lin)

    assert not statement.is_overdue
    assert statement not in models.Statement.objects.due_from(lin)


def test_only_those_concerned_the_office_and_leaders_read_it(statement, lin, wu, sun, su, luo, chen, zhou):
    seen = models.Statement.objects.visible_to

    assert [statement in seen(who) for who in (lin, chen, zhou)] == [True] * 3
    assert [statement in seen(who) for who in (wu, sun, su, luo)] == [False] * 4


def test_only_of_whom_it_is_asked_opens_its_form(statement, desk, lin, wu, sun, shi, chen, zhou):
    form = reverse("statement-version", args=[statement.pk])

    assert desk(lin).get(form).status_code == 200
    for who in (wu, sun, shi, chen, zhou):
        assert desk(who).get(form).status_code == 404
        assert desk(who).post(form, {"text": "代写的检查。"}).status_code == 404
    assert statement.latest is None


def test_its_file_is_found_by_who_may_read_it_alone(statement, desk, lin, wu, sun, su, chen, shi):
    file = SimpleUploadedFile("检查.docx", b"PK")
    version = statement.hand_in("见附件。", file=file, by=lin)
    address = reverse("statement-file", args=[version.pk])

    assert [desk(who).get(address).getvalue() for who in (lin, chen, shi)] == [b"PK"] * 3
    assert [desk(who).get(address).status_code for who in (wu, sun, su)] == [404] * 3


def test_the_history_of_a_warning_tells_of_its_statement(statement, desk, lin, chen):
    statement.hand_in("选题少，下半年每月先报选题。", by=lin).send_back(reason="没有写原因。", by=chen)

    page = desk(chen).get(statement.get_absolute_url()).text

    told = [page.index(words) for words in ("退回了林秀的检查", "提交了检查", "签发了对林秀的批评")]
    assert told == sorted(told)


def test_what_waits_stands_on_the_first_page_of_who_has_to_do_it(statement, desk, lin, sun, chen):
    due = f"{statement.due_on.month}月{statement.due_on.day}日"
    asked = desk(lin).get("/").text
    assert "林秀的检查" in asked
    assert due in asked
    assert "林秀的检查" not in desk(chen).get("/").text

    statement.hand_in("选题少，下半年每月先报选题。", by=lin)

    assert "林秀的检查" not in desk(lin).get("/").text
    assert "林秀的检查" in desk(chen).get("/").text
    assert "林秀的检查" not in desk(sun).get("/").text


def test_more_statements_ask_no_more_questions(
    statement, short_half, desk, lin, sun, chen, zhou, django_assert_max_num_queries
):
    statement.hand_in("选题少，下半年每月先报选题。", by=lin).send_back(reason="没有写原因。", by=chen)
    for person in (lin, sun):
        warning = models.Warning.objects.create(
            congress=chen.congress,
            bulletin=short_half,
            kind="veto",
            period=statement.warning.period,
            figures=statement.warning.figures,
            name="失实报道",
            person=person,
            proposed_by=chen,
        )
        warning.sign(by=zhou)
        due = statement.due_on
        ask_for_statement(warning, due_on=due, by=chen).hand_in("已核实更正。", by=person)
    at_work = desk(chen)
    at_work.get(reverse("warnings"))

    with django_assert_max_num_queries(22):
        page = at_work.get(reverse("warnings")).text

    assert "已退回" in page
    assert page.count("已提交") == 2
