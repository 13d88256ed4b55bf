"""A draft as a whole: its head, its tables, what is open, thrown away."""

from decimal import Decimal

import pytest
from django.urls import reverse

from byline.rules.models import PeriodClause, Rulebook
from byline.rules.models.rulebook import RulebookIsSigned

TERMS = {
    "combination": "highest",
    "share": "weights",
    "places": "2",
    "rounding": "half_up",
    "credited": "people",
}


def filled(page):
    """Give what a browser would send back from the page of a measure, unchanged."""
    forms = (page.context["grid"], page.context["form"])
    sent = {field.html_name: field.value() for form in forms for field in form}
    return {name: "" if value is None else value for name, value in sent.items() if value is not False}


def table(draft_rules, measure="points"):
    return reverse("measure", args=[draft_rules.pk, measure])


def test_an_editor_drafts_a_rulebook_and_goes_on_to_its_clauses(qinghe, chen, as_):
    answer = as_(chen).post(reverse("drafting"), {"title": "青禾县人大信息宣传工作考核办法"})

    draft_rules = Rulebook.objects.of(qinghe).get()
    assert answer.url == reverse("clauses", args=[draft_rules.pk])


def test_saving_a_table_unchanged_changes_nothing(draft_rules, chen, as_, whole):
    before = whole(draft_rules).book()

    answer = as_(chen).post(table(draft_rules), filled(as_(chen).get(table(draft_rules))))

    after = whole(draft_rules).book()
    assert answer.url == reverse("clauses", args=[draft_rules.pk])
    assert set(after.lines) == set(before.lines)
    assert after.terms == before.terms


def test_a_cell_is_changed_and_what_stands_beside_the_table_stays(draft_rules, chen, as_, whole):
    sent = filled(as_(chen).get(table(draft_rules))) | {"awards-city-news": "6"}

    as_(chen).post(table(draft_rules), sent)

    lines = whole(draft_rules).book().lines
    assert [line.amount for line in lines if (line.fit.level, line.fit.genre) == ("city", "news")] == [6]
    assert [line.amount for line in lines if line.operation] == [50]
    assert len(lines) == 9


def test_a_level_without_a_clause_number_is_asked_for_it_and_what_was_typed_stays(draft_rules, chen, as_):
    sent = TERMS | {"awards-city-any": "50", "awards-city-number": ""}

    answer = as_(chen).post(table(draft_rules, "yuan"), sent)

    assert answer.status_code == 422
    assert "请填写这一级别的条款号" in answer.content.decode()
    assert 'value="50"' in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [({"combination": "top"}, "请填写取几次"), ({"share": "fixed"}, "请填写每人所得比例")],
)
def test_a_choice_that_needs_a_number_asks_for_it(said, sentence, draft_rules, chen, as_):
    sent = filled(as_(chen).get(table(draft_rules))) | said

    assert sentence in as_(chen).post(table(draft_rules), sent).content.decode()


def test_the_terms_of_a_measure_are_stated_in_full(draft_rules, chen, as_):
    sent = TERMS | {"combination": "top", "top": "2", "share": "fixed", "part": "0.5", "max_authors": "2"}

    as_(chen).post(table(draft_rules, "yuan"), sent | {"same_news": "first_sender", "is_by_analogy": "on"})

    terms = draft_rules.terms.get(measure="yuan").stated()
    assert (terms.top, terms.part, terms.max_authors) == (2, Decimal("0.5"), 2)
    assert (terms.same_news, terms.analogy, terms.counts_for_unit) == ("first_sender", "same_level", False)


def test_a_measure_that_is_none_is_not_found(draft_rules, chen, as_):
    assert as_(chen).get(table(draft_rules, "stars")).status_code == 404


def test_the_head_is_changed_and_the_rows_stay(draft_rules, chen, as_, whole):
    sent = {"title": "新办法", "order": "of_award", "band_end": "upper", "ties": "dense", "cut_off_day": "5"}

    as_(chen).post(reverse("rulebook-head", args=[draft_rules.pk]), sent)

    book = whole(draft_rules).book()
    assert (book.name, book.order, book.band_end, book.ties, book.cut_off_day) == (
        *list(sent.values())[:4],
        5,
    )
    assert len(book.lines) == 8


def test_what_is_still_open_stands_beside_with_the_way_to_mend_it(draft_rules, chen, as_):
    draft_rules.clauses.filter(level="township").delete()

    page = as_(chen).get(reverse("clauses", args=[draft_rules.pk])).content.decode()

    assert "乡镇级" in page
    assert "如果不给，请填0" in page
    assert f'<a href="{table(draft_rules)}">' in page


def test_what_a_new_version_changes_is_marked_in_its_table(rules_of_2026, chen, as_):
    revision = rules_of_2026.revise(by=chen)
    revision.clauses.filter(level="city").update(amount=Decimal(4))

    page = as_(chen).get(table(revision)).content.decode()

    assert '<del><span class="sr">原</span>5</del>' in page


def test_a_new_version_takes_over_the_clauses_about_periods_and_what_holds_for_all(
    draft_rules, chen, zhou, whole
):
    PeriodClause(
        rulebook=draft_rules, number="12", measure="points", kind="base", per="quarter", amount=6
    ).enter(by=chen)
    signed = whole(draft_rules)
    signed.sign(by=zhou)

    revision = whole(signed.revise(by=chen))

    assert revision.book() == whole(signed).book()


def test_a_draft_is_thrown_away_with_its_rows(draft_rules, chen, as_):
    answer = as_(chen).post(reverse("discarding", args=[draft_rules.pk]))

    assert answer.url == reverse("rulebooks")
    assert not Rulebook.objects.exists()


def test_a_signed_rulebook_has_no_page_to_change_it_and_is_not_thrown_away(rules_of_2026, chen, as_):
    for name in ("rulebook-head", "discarding"):
        assert as_(chen).post(reverse(name, args=[rules_of_2026.pk])).status_code == 404
    for deed in (rules_of_2026.discard, rules_of_2026.rehead):
        with pytest.raises(RulebookIsSigned):
            deed(by=chen)


def test_the_page_of_a_draft_costs_the_same_for_few_and_many_rows(
    draft_rules, chen, as_, django_assert_max_num_queries
):
    for number in range(30):
        PeriodClause(
            rulebook=draft_rules,
            number=f"12.{number}",
            measure="points",
            kind="base",
            per="quarter",
            amount=6,
        ).enter(by=chen)

    reader = as_(chen)
    with django_assert_max_num_queries(16):
        reader.get(reverse("clauses", args=[draft_rules.pk]))


def test_the_page_of_a_draft_leads_to_its_trial(as_, chen, draft_rules):
    for name in ("clauses", "rulebook"):
        page = as_(chen).get(reverse(name, args=[draft_rules.pk])).content.decode()

        assert f"{reverse('trials')}?rulebook={draft_rules.pk}" in page


def test_terms_that_signing_needs_are_not_called_optional(as_, chen, draft_rules):
    page = as_(chen).get(reverse("measure", args=[draft_rules.pk, "points"])).content.decode()
    needed = [part.split("</label>")[0] for part in page.split("<label")[1:]]

    for label in ("一稿多家", "几名作者", "保留小数", "多个单位报送同一信息"):
        (told,) = [one for one in needed if label in one]
        assert "可不填" not in told
    assert any("署名人数上限" in one and "可不填" in one for one in needed)


def test_no_basis_is_told_as_a_fixed_amount(as_, chen, draft_rules):
    page = as_(chen).get(reverse("new-clause", args=[draft_rules.pk, "awards"])).content.decode()

    assert "定额（不按基数计）" in page
