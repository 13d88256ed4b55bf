"""Recording deeds, telling people, and finding what was tampered with."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from byline.activity.deeds import record
from byline.activity.models import Chain, Deed, Notice


@pytest.fixture
def three_deeds(dongjiang_daily, chen, lin):
    return [record(dongjiang_daily, "added", by=chen, tell=[lin], outlet=f"东江日报{n}") for n in range(3)]


def test_a_deed_says_who_did_what(three_deeds):
    assert str(three_deeds[0]) == "陈静 添加媒体东江日报0"


def test_each_who_must_hear_is_told_once_and_the_doer_is_not(dongjiang_daily, chen, lin):
    record(dongjiang_daily, "added", by=chen, tell=[lin, lin, chen], outlet="东江日报")

    assert Notice.objects.filter(person=lin).count() == 1
    assert not Notice.objects.filter(person=chen).exists()


def test_a_whole_chain_has_nothing_broken(three_deeds):
    assert list(Deed.objects.broken()) == []
    assert list(Chain.objects.cut_short()) == []


def test_a_changed_deed_is_found(three_deeds):
    Deed.objects.filter(pk=three_deeds[1].pk).update(details={"outlet": "别家"})

    assert list(Deed.objects.broken()) == [three_deeds[1]]


def test_a_deed_of_another_doer_is_found(three_deeds, lin):
    Deed.objects.filter(pk=three_deeds[0].pk).update(actor=lin)

    assert list(Deed.objects.broken()) == [three_deeds[0]]


def test_a_missing_deed_is_found_by_the_one_after_it(three_deeds):
    Notice.objects.all().delete()
    Deed.objects.filter(pk=three_deeds[1].pk).delete()

    assert list(Deed.objects.broken()) == [three_deeds[2]]


def test_an_end_cut_off_is_found(three_deeds):
    Notice.objects.all().delete()
    Deed.objects.filter(pk=three_deeds[2].pk).delete()

    assert [str(chain) for chain in Chain.objects.cut_short()] == [three_deeds[2].chain.name]
    with pytest.raises(CommandError):
        call_command("verify")


def test_a_tampered_verb_is_shown_as_it_stands(three_deeds):
    Deed.objects.filter(pk=three_deeds[0].pk).update(verb="abolished")

    assert "abolished" in str(Deed.objects.get(pk=three_deeds[0].pk))


def test_what_is_quoted_has_its_own_quotation_marks_as_inner_ones(ditch, wu):
    deed = record(ditch, "returned", by=wu, reason="“3段”写清楚在哪几个组。")

    assert "“‘3段’写清楚在哪几个组。”" in deed.sentence
