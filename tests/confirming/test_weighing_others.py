"""What the desk tells beside the verdict: doubts, what else it could be, how the page came, which article."""

import pytest
from django.urls import reverse

from byline.confirming.marking import mended
from byline.confirming.rivals import rivals_of
from byline.confirming.sides import Sides
from byline.ledger.models import Adoption, Claim
from byline.ledger.models.claim import Statement
from byline.outlets.models import Brought, Clipping
from byline.proving import weighing
from tests.journeys.mirror import TEXT, TITLE, mirrored

AT_MOST = 25


@pytest.fixture
def doubted(adoption, ditch):
    """Lin's adoption with a doubt, and another manuscript that was weighed."""
    said = {"manuscript": ditch.pk, "kept": 0.12, "verdict": "unproven"}
    better = {"kind": "better_explained", "values": {"title": "堤上"}}
    differs = {"kind": "place_differs", "values": {"names": "北河镇"}}
    Adoption.objects.filter(pk=adoption.pk).update(
        verdict="likely",
        reasons=[{"kind": "kept", "values": {"percent": 40}}, differs],
        rivals=[said | {"reasons": [{"kind": "kept", "values": {"percent": 12}}, better]}],
    )
    return Adoption.objects.get(pk=adoption.pk)


def test_what_speaks_for_and_what_against_are_told_apart(client, chen, doubted):
    client.force_login(chen)

    assert doubted.sentences_for == ["正文 40% 相同"]
    assert doubted.sentences_against == ["网页没有提到 北河镇"]
    words = client.get(doubted.get_absolute_url()).text
    assert "存疑" in words


def test_each_other_manuscript_says_why_it_is_not_the_one(client, chen, doubted, ditch):
    rival = rivals_of(doubted, to=chen)[0]
    assert (rival.manuscript, rival.why) == (ditch, "相同文字另有稿件更吻合：《堤上》")
    client.force_login(chen)

    words = client.get(doubted.get_absolute_url()).text

    assert "另外比过 1 篇稿件" in words
    assert "12%" in words
    assert f"{reverse('reassignment', args=[doubted.pk])}?manuscript={ditch.pk}" in words


def test_one_that_is_proposed_as_well_leads_to_its_own_proposal(chen, doubted, ditch):
    other = Adoption.objects.between(doubted.clipping, ditch, by=chen)
    Adoption.objects.filter(pk=doubted.pk).update(
        rivals=[{"manuscript": ditch.pk, "kept": 0.4, "verdict": "proven"}]
    )

    rival = rivals_of(Adoption.objects.get(pk=doubted.pk), to=chen)[0]

    assert rival.adoption == other
    assert "可能两篇都用了" in rival.why


def test_nobody_is_shown_a_manuscript_that_is_not_theirs_to_see(client, lin, doubted, ditch):
    client.force_login(lin)

    assert ditch.title not in client.get(doubted.get_absolute_url()).text


def test_another_manuscript_is_offered_before_anything_is_searched_for(client, chen, doubted, ditch):
    client.force_login(chen)
    address = reverse("reassignment", args=[doubted.pk])

    words = client.get(address, {"manuscript": ditch.pk}).text

    assert "相同文字另有稿件更吻合" in words
    assert "checked" in words
    Adoption.objects.filter(pk=doubted.pk).update(rivals=[])
    assert ditch.title in client.get(address).text  # registered in the weeks before


def test_a_reason_of_an_earlier_release_is_left_out_and_breaks_nothing(adoption):
    adoption.reasons = [{"kind": "no_longer_told", "values": {}}, {"kind": "kept", "values": {}}]

    assert adoption.reason_sentences == []


@pytest.fixture
def from_a_mirror(levee, lin, today, rulebook):
    """What is claimed on a hijacked mirror's page."""
    data = mirrored(TEXT.splitlines(), title=TITLE, on=today, source="东江日报")
    claim, _is_new = Claim.objects.make(
        Brought(data, kind="file"), by=lin, saying=Statement(manuscript=levee)
    )
    return claim.adoptions.get(manuscript=levee)


def test_the_words_before_restoring_are_one_click_away(client, chen, from_a_mirror):
    client.force_login(chen)
    restored = client.get(from_a_mirror.get_absolute_url()).text
    assert "?page=unrestored" in restored
    assert 'class="mended"' not in restored

    came = client.get(from_a_mirror.get_absolute_url(), {"page": "unrestored"}).text

    assert 'class="mended"' in came
    assert "縣" in came


def test_a_page_that_needed_no_restoring_has_no_such_switch(client, chen, adoption):
    client.force_login(chen)

    assert "?page=unrestored" not in client.get(adoption.get_absolute_url()).text
    words = client.get(adoption.get_absolute_url(), {"page": "unrestored"}).text
    assert 'data-passage="1"' in words


def test_what_restoring_changed_is_cut_out():
    assert [(piece.text, piece.number) for piece in mended("網(wǎng)上說", "网上说")] == [
        ("網(wǎng)", 1),
        ("上", 0),
        ("說", 1),
    ]


def test_of_several_articles_the_desk_names_the_one_it_is(client, chen, adoption):
    lines = adoption.clipping.body.split("\n")
    articles = [
        {"start": 0, "end": 1, "title": "堤上的头条", "source": "", "author": "唐一鸣"},
        {"start": 1, "end": len(lines), "title": "堤上的二条", "source": "", "author": "林秀"},
    ]
    Clipping.objects.filter(pk=adoption.clipping_id).update(articles=articles, author="唐一鸣")
    fresh = Adoption.objects.get(pk=adoption.pk)

    assert Sides.of(fresh).article.number == 2
    assert [part.title for part in weighing.page(fresh.clipping).parts] == ["堤上的头条", "堤上的二条"]
    client.force_login(chen)
    words = client.get(fresh.get_absolute_url()).text
    assert "本页 2 篇中的第 2 篇" in words
    assert "作者：林秀" in words
    assert "作者：唐一鸣" not in words
    assert f"<cite>{fresh.manuscript.title}</cite><small>" in words, "the queue tells its proposals apart"


def test_a_page_with_several_articles_is_shown_with_their_titles(client, chen, adoption):
    articles = [
        {"start": 0, "end": 1, "title": "堤上的头条", "source": "", "author": "唐一鸣"},
        {"start": 1, "end": 2, "title": "堤上的二条", "subtitle": "", "source": "", "author": ""},
    ]
    Clipping.objects.filter(pk=adoption.clipping_id).update(articles=articles)
    client.force_login(chen)

    words = client.get(adoption.clipping.get_absolute_url()).text

    assert '<h2>堤上的头条</h2><p class="by">唐一鸣</p>' in words
    assert '<h2 class="begins">堤上的二条</h2>' in words


def test_the_desk_asks_no_more_for_all_that(client, chen, doubted, django_assert_max_num_queries):
    client.force_login(chen)

    with django_assert_max_num_queries(AT_MOST):
        client.get(doubted.get_absolute_url())
