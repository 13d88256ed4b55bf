"""Rows of a draft: added, changed, copied, taken out, each in its small form."""

from decimal import Decimal

import pytest
from django.urls import reverse

from byline.drafting.families import CLAUSE_FAMILIES, PERIOD_FAMILIES
from byline.outlets.models import Outlet
from byline.rules.models import Clause, PeriodClause
from byline.rules.models.rulebook import RulebookIsSigned


def test_an_editor_adds_a_leaders_endorsement_and_it_stands_as_a_sentence(draft_rules, chen, as_):
    address = reverse("new-clause", args=[draft_rules.pk, "endorsements"])

    answer = as_(chen).post(
        address, {"number": "6", "measure": "points", "level": "province", "amount": "50"}
    )

    clause = draft_rules.clauses.get(number="6")
    assert answer.url.startswith(reverse("clauses", args=[draft_rules.pk]))
    assert (clause.kind, clause.about, clause.level, clause.amount) == (
        "award",
        "endorsement",
        "province",
        50,
    )
    assert "省级领导批示：50分" in as_(chen).get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("family", "said", "words"),
    [
        ("awards", {"level": "province", "basis": "fee", "amount": "5"}, "省级：稿酬的5倍"),
        (
            "awards",
            {"level": "city", "basis": "reads", "each": "1000", "amount": "1"},
            "市级：阅读量每满1000次1分",
        ),
        (
            "awards",
            {"length_from": "500", "length_under": "1000", "amount": "9"},
            "500字以上、不足1000字：9分",
        ),
        ("awards", {"unit_kind": "township", "level": "city", "amount": "9"}, "乡镇，市级：9分"),
        ("bonuses", {"placement": "front_page", "operation": "percent", "amount": "50"}, "头版：加50%"),
        ("bonuses", {"placement": "front_page", "operation": "replace", "amount": "10"}, "头版：改按10分计"),
        ("bonuses", {"hours_under": "24", "operation": "add", "amount": "2"}, "事发不满24小时报送：加2分"),
        ("prizes", {"level": "city", "amount": "20"}, "市级奖：20分"),
        ("commissions", {"outcome": "missed", "amount": "-10"}, "约稿未完成：扣10分"),
        ("parts", {"part": "photography", "amount": "2"}, "摄影：2分"),
        ("incidents", {"mishap": "untrue", "amount": "-5"}, "内容失实：扣5分"),
        ("exclusions", {"genre": "picture", "is_roundup": "true"}, "图片（综合采用）：不计"),
        ("vetoes", {"mishap": "untrue"}, "内容失实：该稿不计"),
        (
            "awards",
            {"printed_from": "2026-07-01", "printed_until": "2026-08-31", "amount": "9"},
            "2026年7月1日至2026年8月31日刊发的：9分",
        ),
    ],
)
def test_each_family_of_clauses_reads_as_one_would_print_it(family, said, words, draft_rules, chen, as_):
    as_(chen).post(
        reverse("new-clause", args=[draft_rules.pk, family]), {"number": "6", "measure": "points", **said}
    )

    assert draft_rules.clauses.get(number="6").words == words


@pytest.mark.parametrize(
    ("family", "said", "words"),
    [
        ("base", {"amount": "6"}, "每季度，每人：基础分6分"),
        (
            "duty",
            {"metric": "adopted", "amount": "6", "unit_kind": "township", "minimum_level": "city"},
            "每季度，乡镇：任务采用6篇（市级及以上媒体）",
        ),
        (
            "step",
            {"metric": "sent", "at_least": "15", "amount": "50"},
            "每季度，每人：报送15篇及以上的，50分",
        ),
        (
            "shortfall",
            {"metric": "adopted", "by": "every", "amount": "2"},
            "每季度，每人：未完成采用任务的，每差1条扣2分",
        ),
        (
            "surplus",
            {"metric": "points", "by": "once", "amount": "5"},
            "每季度，每人：超额完成得分任务的，奖5分",
        ),
        (
            "streak",
            {"metric": "adopted", "count": "3", "name": "通报批评"},
            "每季度，每人：连续3个季度未完成采用任务的，通报批评",
        ),
        ("floor", {"on": "total", "amount": "0"}, "每季度，每人：合计最低0分"),
        ("cap", {"on": "earned", "amount": "100"}, "每季度，每人：所得最高100分"),
        ("veto", {"mishap": "leak", "on": "honours"}, "每季度，每人：出现“失泄密”的，取消评优资格"),
        (
            "conversion",
            {"metric": "points", "at_least": "10", "amount": "1", "cap": "10"},
            "每季度，每人：每10分折算1分，最多10分",
        ),
        (
            "honour",
            {"metric": "points", "name": "先进个人", "count": "10", "ties": "all", "age_until": "35"},
            "每季度，35周岁及以下：按得分排名，前10名评为先进个人；末位并列者都算",
        ),
    ],
)
def test_each_family_of_clauses_about_periods_reads_as_one_would_print_it(
    family, said, words, draft_rules, chen, as_
):
    told = {"number": "12", "measure": "points", "per": "quarter", "of": "people", **said}

    as_(chen).post(reverse("new-period-clause", args=[draft_rules.pk, family]), told)

    assert draft_rules.period_clauses.get(number="12").words == words


def test_every_family_has_a_form_that_shows_its_fields_alone(draft_rules, chen, as_):
    for name, families in (("new-clause", CLAUSE_FAMILIES), ("new-period-clause", PERIOD_FAMILIES)):
        for key, family in families.items():
            form = as_(chen).get(reverse(name, args=[draft_rules.pk, key])).context["form"]
            assert list(form.fields) == list(family.fields)


def test_a_clause_keeps_what_it_said_when_it_is_opened_and_saved_again(draft_rules, chen, as_):
    clause = Clause(
        rulebook=draft_rules,
        number="6",
        measure="points",
        is_roundup=False,
        is_commissioned=True,
        length_from=500,
        amount=Decimal("2.5"),
    ).enter(by=chen)
    before = clause.line()
    form = as_(chen).get(reverse("clause", args=[clause.pk])).context["form"]
    sent = {field.html_name: "" if field.value() is None else field.value() for field in form}

    as_(chen).post(reverse("clause", args=[clause.pk]), sent)

    assert Clause.objects.get(pk=clause.pk).line() == before


def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays(draft_rules, chen, as_):
    address = reverse("new-clause", args=[draft_rules.pk, "awards"])

    answer = as_(chen).post(
        address,
        {"number": "6.9", "measure": "points", "amount": "-3", "length_from": "9", "length_under": "5"},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "此处不能小于零" in page
    assert "须大于起点" in page
    assert 'value="6.9"' in page
    assert "<details open>" in page


def test_what_is_multiplied_says_by_how_many(draft_rules, chen, as_):
    address = reverse("new-clause", args=[draft_rules.pk, "awards"])

    answer = as_(chen).post(address, {"number": "6", "measure": "points", "amount": "1", "basis": "reads"})

    assert "请填写每满多少给一次" in answer.content.decode()


@pytest.mark.parametrize(
    ("family", "said", "sentence"),
    [
        ("honour", {"metric": "points", "name": "先进个人"}, "请填写名额"),
        ("shortfall", {"metric": "adopted", "by": "every"}, "请填写数额"),
    ],
)
def test_a_clause_about_a_period_is_asked_for_what_its_choice_needs(
    family, said, sentence, draft_rules, chen, as_
):
    told = {"number": "12", "measure": "points", "per": "quarter", "of": "people", **said}

    answer = as_(chen).post(reverse("new-period-clause", args=[draft_rules.pk, family]), told)

    assert sentence in answer.content.decode()


def test_outlets_and_their_groups_are_chosen_from_those_that_are_known(draft_rules, qinghe, chen, as_):
    Outlet.objects.create(
        congress=qinghe, name="东江日报", level="province", medium="newspaper", group="省级党报"
    )
    address = reverse("new-clause", args=[draft_rules.pk, "awards"])

    as_(chen).post(address, {"number": "6", "measure": "points", "amount": "12", "group": "省级党报"})
    answer = as_(chen).post(
        address, {"number": "7", "measure": "points", "amount": "1", "outlet": "没有的报"}
    )

    assert draft_rules.clauses.get(number="6").line().fit.group == "省级党报"
    assert answer.status_code == 422


def test_a_clause_is_copied_and_the_copy_opened(draft_rules, chen, as_):
    clause = draft_rules.clauses.get(number="4")

    answer = as_(chen).post(reverse("clause-copy", args=[clause.pk]))

    twin = draft_rules.clauses.filter(number="4").last()
    assert answer.url == reverse("clause", args=[twin.pk])
    assert twin.line() == clause.line()
    assert twin.pk != clause.pk


def test_a_clause_about_a_period_is_taken_out(draft_rules, chen, as_):
    clause = PeriodClause(
        rulebook=draft_rules, number="12", measure="points", kind="base", per="quarter", amount=6
    ).enter(by=chen)

    as_(chen).post(reverse("period-clause-removal", args=[clause.pk]))

    assert not draft_rules.period_clauses.exists()


def test_no_row_of_a_signed_rulebook_is_changed_copied_or_taken_out(rules_of_2026, chen, as_):
    clause = rules_of_2026.clauses.get(number="4")

    for name in ("clause", "clause-copy", "clause-removal"):
        assert as_(chen).post(reverse(name, args=[clause.pk])).status_code == 404
    for deed in (clause.enter, clause.copy, clause.take_out):
        with pytest.raises(RulebookIsSigned):
            deed(by=chen)

    assert rules_of_2026.clauses.count() == 8


def test_another_countys_unit_is_no_choice(draft_rules, stranger, today, chen, as_):
    address = reverse("new-clause", args=[draft_rules.pk, "awards"])
    theirs = stranger.unit_on(today)

    answer = as_(chen).post(address, {"number": "6", "measure": "points", "amount": "1", "unit": theirs.pk})

    assert answer.status_code == 422
    assert not draft_rules.clauses.filter(number="6").exists()


@pytest.mark.parametrize("name", ["clause", "clause-copy", "clause-removal"])
def test_a_writer_changes_no_row(name, draft_rules, lin, as_):
    clause = draft_rules.clauses.get(number="4")

    assert as_(lin).post(reverse(name, args=[clause.pk])).status_code == 403
