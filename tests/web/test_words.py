"""The words that all templates use."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils import timezone, translation


def said(source, **context):
    return Template("{% load byline %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("number", "words"),
    [(Decimal("3.20"), "3.2"), (Decimal("8.00"), "8"), (100, "100"), (Decimal("0.6000"), "0.6"), (None, "—")],
)
def test_an_amount_has_no_idle_zeros(number, words):
    assert said("{{ number|amount }}", number=number) == words


def test_a_day_is_written_as_prose_or_as_a_table_has_it():
    day = date(2025, 3, 5)
    with translation.override("zh-hans"):
        assert said("{{ day|prose_day }}|{{ day|table_day }}|{{ day|short_day }}", day=day) == (
            "2025年3月5日|2025-03-05|2025年3月5日"
        )
    with translation.override("en"):
        assert said("{{ day|prose_day }}", day=day) == "5 March 2025"


def test_a_moment_is_relative_only_within_a_day():
    now = timezone.now()
    with translation.override("zh-hans"):
        assert said("{{ at|moment }}", at=now - timedelta(seconds=5)) == "刚刚"
        assert said("{{ at|moment }}", at=now - timedelta(hours=3, minutes=5)) == "3小时前"
        older = timezone.localtime(now - timedelta(days=400))
        assert (
            said("{{ at|moment }}", at=older) == f"{older.year}年{older.month}月{older.day}日 {older:%H:%M}"
        )


def test_a_target_is_drawn_with_its_fill_and_its_tick():
    drawn = said("{% gauge 5.5 8 gone %}", gone=Fraction(47, 100))

    assert '<rect width="69" height="8"/>' in drawn
    assert "M47-4v16" in drawn
    assert 'aria-hidden="true"' in drawn


def test_a_target_of_nothing_and_one_more_than_met_stay_in_the_bar():
    assert '<rect width="0" height="8"/>' in said("{% gauge 3 0 %}")
    assert '<rect width="100" height="8"/></svg>' in said("{% gauge 30 3 %}")


def test_a_state_is_a_word_with_a_shape():
    assert said("{% state 'sent' '已报送' %}") == '<span class="state" data-state="sent">已报送</span>'
    assert said("{{ 'unit_review'|shape }}") == "review"


def test_pages_keep_what_was_asked(rf):
    request = rf.get("/manuscripts/", {"q": "渠", "page": "2"})

    drawn = said("{% pages page %}", page=Paginator(range(30), 10).page(2), request=request)

    assert 'href="?q=%E6%B8%A0&amp;page=1"' in drawn
    assert 'href="?q=%E6%B8%A0&amp;page=3"' in drawn


def test_a_head_sorts_and_turns_round(rf):
    source = "{% sort_state 'title' '-at' %}{% sort_link 'title' '标题' %}"

    assert said(source, request=rf.get("/", {"page": "3"})) == '<a href="?sort=title">标题</a>'
    turned = said(source, request=rf.get("/", {"sort": "title"}))
    assert turned == 'aria-sort="ascending"<a href="?sort=-title">标题</a>'


class Print(forms.Form):
    title = forms.CharField(label="见报标题", help_text="照报纸上的写。")
    day = forms.DateField(label="发布时间", required=False)
    kind = forms.ChoiceField(label="怎样采用", choices=[("own", "单独采用")], widget=forms.RadioSelect)


def test_a_form_sums_up_what_is_wrong_and_says_it_at_the_field():
    with translation.override("zh-hans"):
        drawn = str(Print({"day": "昨天"}))

    assert "有3处要改" in drawn
    assert '<li><a href="#id_title">见报标题</a>' in drawn
    assert '<span class="wrong" id="id_title_error">' in drawn
    assert 'aria-describedby="id_title_helptext id_title_error"' in drawn
    assert 'aria-invalid="true"' in drawn


def test_a_clean_form_is_quiet_and_says_what_may_stay_empty():
    with translation.override("zh-hans"):
        drawn = str(Print())

    assert "errors" not in drawn
    assert "发布时间 <small>可不填</small>" in drawn
    assert "<legend>怎样采用</legend>" in drawn
