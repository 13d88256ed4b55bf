"""Two versions side by side, in words."""

from dataclasses import replace
from decimal import Decimal

from django.urls import reverse

from byline.drafting.comparing import Difference, differences
from byline.drafting.taking import named_book


def test_the_same_rules_do_not_differ(draft_rules):
    assert differences(named_book(draft_rules), named_book(draft_rules)) == []


def test_a_changed_a_new_and_a_gone_row_are_told_by_their_clauses(draft_rules):
    book = named_book(draft_rules)
    lines = [replace(line, amount=Decimal(6)) if line.fit.level == "city" else line for line in book.lines]
    new = replace(lines[0], clause="7", fit=replace(lines[0].fit, level="national", genre="theory"))
    later = replace(book, lines=(*lines[:-1], new), cut_off_day=5)

    assert differences(book, later) == [
        Difference("截止日", "不设截止日，均按刊发日计", "次月5日"),
        Difference("3.3", "分：市级：5分", "分：市级：6分"),
        Difference("5", "条：凡采用：1条", ""),
        Difference("7", "", "分：国家级理论：20分"),
    ]


def test_a_version_is_compared_with_the_one_it_was_drafted_from(rules_of_2026, chen, lin, as_, zhou):
    later = rules_of_2026.revise(by=chen)
    later.clauses.filter(number="4").update(amount=Decimal(80))

    page = as_(chen).get(reverse("rulebook-comparison", args=[later.pk])).content.decode()

    assert "<del>分：头版：加50%</del>" in page
    assert "<ins>分：头版：加80%</ins>" in page
    assert as_(lin).get(reverse("rulebook-comparison", args=[later.pk])).status_code == 404


def test_another_version_is_chosen_to_compare_with(rules_of_2026, chen, as_):
    first, second = rules_of_2026.revise(by=chen), rules_of_2026.revise(by=chen)

    page = as_(chen).get(reverse("rulebook-comparison", args=[second.pk]), {"with": first.pk})

    assert page.context["before"] == first
