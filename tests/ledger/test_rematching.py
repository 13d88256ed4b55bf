"""All open clippings compared again in one action."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from byline.activity.models import Deed, Notice
from byline.ledger import tasks
from byline.ledger.models import Adoption, Claim, Rematch, Rematching
from byline.ledger.models.claim import Statement
from byline.ledger.models.rematching import LONGEST_SILENCE, NothingOpen, RematchedAll, RematchingNow
from byline.manuscripts.models import Manuscript
from byline.outlets.models import Brought
from tests.cast import page, register

SOMEBODY_ELSE_S = [
    "临溪县召开茶叶产业座谈会，三十多位茶农、技术员和收购商围坐一堂，商量春茶采摘与加工。" * 3
] * 3


@pytest.fixture
def early_claim(draft, levee_page, lin, dongjiang_daily, rulebook):
    """Lin claims the print before the office has registered the piece."""
    return Claim.objects.make(Brought(levee_page, kind="file"), by=lin, saying=Statement())[0]


@pytest.fixture
def foreign_claim(levee, lin, today, rulebook):
    """Lin claims a page that prints nothing of ours."""
    data = page(SOMEBODY_ELSE_S, title="临溪春茶开采", on=today, source="东江日报")
    return Claim.objects.make(Brought(data, kind="file"), by=lin, saying=Statement())[0]


def run(rematching):
    return [line.outcome for line in rematching.run()]


def correct(manuscript, text):
    """Put another text in the place of a registered one, as a correction does."""
    changed = {"body": f"<p>{text}</p>", "edition": manuscript.edition + 1, "changed_at": timezone.now()}
    Manuscript.objects.filter(pk=manuscript.pk).update(**changed)


def test_a_page_whose_manuscript_was_registered_meanwhile_is_newly_proposed(early_claim, draft, chen, today):
    manuscript = register(draft, by=chen, on=today - timedelta(days=5))

    rematching = Rematching.objects.begin(by=chen)

    assert run(rematching) == ["proposed"]
    assert Adoption.objects.awaiting().get().manuscript == manuscript


def test_what_is_the_same_as_before_is_unchanged(adoption, chen):
    assert run(Rematching.objects.begin(by=chen)) == ["unchanged"]
    assert adoption in Adoption.objects.awaiting()
    assert not Deed.objects.about(adoption).filter(verb="reweighed").exists()


def test_what_the_machine_no_longer_finds_leaves_the_desk_and_says_so(adoption, levee, chen):
    correct(levee, SOMEBODY_ELSE_S[0])

    assert run(Rematching.objects.begin(by=chen)) == ["withdrawn"]
    assert not Adoption.objects.awaiting().exists()
    assert "之前可证，现在未证" in Deed.objects.about(adoption).last().sentence


def test_what_a_person_named_stays_on_the_desk(foreign_claim, levee, lin, chen):
    named = foreign_claim.name_manuscript(levee, by=lin)

    assert run(Rematching.objects.begin(by=chen)) == ["unchanged"]
    assert named in Adoption.objects.awaiting()


def test_a_verdict_of_before_is_brought_up_to_today(adoption, chen):
    Adoption.objects.filter(pk=adoption.pk).update(verdict="likely", kept=0.3, reasons=[])

    assert run(Rematching.objects.begin(by=chen)) == ["changed"]
    adoption.refresh_from_db()
    assert adoption.verdict == "proven"
    assert adoption.reason_sentences


def test_what_is_confirmed_is_not_compared_again(adoption, chen):
    adoption.confirm(by=chen)

    with pytest.raises(NothingOpen):
        Rematching.objects.begin(by=chen)


def test_what_was_dismissed_is_not_proposed_again(adoption, chen):
    adoption.dismiss(by=chen, reason="是另一篇")

    assert run(Rematching.objects.begin(by=chen)) == ["unchanged"]
    assert not Adoption.objects.awaiting().exists()


def test_a_second_one_is_refused_while_the_first_is_under_way(adoption, chen):
    Rematching.objects.begin(by=chen)

    with pytest.raises(RematchingNow, match="0 of 1"):
        Rematching.objects.begin(by=chen)


def test_cut_short_it_goes_on_where_it_stopped_and_does_nothing_twice(adoption, foreign_claim, chen):
    rematching = Rematching.objects.begin(by=chen)
    next(rematching.run())
    done = Rematch.objects.exclude(at=None).get()

    assert len(run(rematching)) == 1
    assert Rematch.objects.get(pk=done.pk).at == done.at
    assert Rematching.objects.get().ended_at
    assert run(rematching) == []


def test_two_that_run_at_once_take_each_page_once(adoption, chen):
    rematching = Rematching.objects.begin(by=chen)
    line = rematching.rematch_set.get()
    again = Rematch.objects.get(pk=line.pk)
    line.look_again()
    again.look_again()

    assert again.at is None
    assert Rematch.objects.get().at == line.at


def test_one_that_fell_silent_is_broken_off_and_another_closes_it(adoption, chen):
    rematching = Rematching.objects.begin(by=chen)
    Rematching.objects.update(asked_at=timezone.now() - LONGEST_SILENCE - timedelta(seconds=1))
    silent = Rematching.objects.get()
    assert silent.is_broken_off

    other = Rematching.objects.begin(by=chen)

    assert other != rematching
    assert run(silent) == []
    assert run(other) == ["unchanged"]
    assert Rematching.objects.get(pk=rematching.pk).is_broken_off


def test_one_that_fell_silent_is_gone_on_with(client, adoption, chen):
    rematching = Rematching.objects.begin(by=chen)
    with pytest.raises(RematchingNow):
        rematching.resume(by=chen)
    Rematching.objects.update(asked_at=timezone.now() - LONGEST_SILENCE - timedelta(seconds=1))
    client.force_login(chen)
    assert "接着比对" in client.get(rematching.get_absolute_url()).text

    client.post(reverse("resumption", args=[rematching.pk]))

    assert Rematching.objects.get().ended_at
    with pytest.raises(RematchedAll):
        Rematching.objects.get().resume(by=chen)


def test_the_history_and_the_one_who_asked_hear_what_came_of_it(adoption, chen):
    rematching = Rematching.objects.begin(by=chen)
    run(rematching)

    told = [deed.sentence for deed in Deed.objects.about(rematching)]
    assert told == ["重新比对1篇剪报", "比对完毕：新提出0篇，不再提出0篇，结论有变0篇"]
    assert Notice.objects.filter(person=chen, deed__verb="ended").count() == 1


def test_in_the_browser_one_click_compares_and_the_page_tells(client, adoption, chen):
    client.force_login(chen)
    assert reverse("rematchings") in client.get(reverse("clippings")).text

    words = client.post(reverse("rematchings"), follow=True).text

    assert "已比对 1／1 篇" in words
    assert "没有变化" in words
    assert 'hx-trigger="every' not in words  # it has ended, so nothing is asked for any more


def test_while_it_runs_the_page_asks_again_and_the_button_is_gone(client, adoption, chen):
    rematching = Rematching.objects.begin(by=chen)
    client.force_login(chen)

    assert 'hx-trigger="every 2s"' in client.get(rematching.get_absolute_url()).text
    listed = client.get(reverse("rematchings")).text
    assert "看看进度" in listed
    assert "全部重新比对" not in listed
    refused = client.post(reverse("rematchings"), follow=True)
    assert "正在比对" in refused.text


@pytest.mark.parametrize("who", ["lin", "wu", "sun", "zhou", "su", "luo", "shi"])
def test_only_the_office_compares_again(client, adoption, chen, who, request):
    rematching = Rematching.objects.begin(by=chen)
    client.force_login(request.getfixturevalue(who))

    assert client.post(reverse("rematchings")).status_code == 403
    assert client.get(rematching.get_absolute_url()).status_code == 403
    assert client.post(reverse("resumption", args=[rematching.pk])).status_code == 403
    assert Rematching.objects.count() == 1


def test_another_county_compares_only_its_own(client, adoption, stranger, chen):
    rematching = Rematching.objects.begin(by=chen)
    client.force_login(stranger)

    assert client.get(rematching.get_absolute_url()).status_code == 404
    assert client.post(reverse("resumption", args=[rematching.pk])).status_code == 404
    with pytest.raises(NothingOpen):
        Rematching.objects.begin(by=stranger)
    assert run(rematching) == ["unchanged"]


def test_the_list_and_the_sheet_ask_the_same_for_many(
    client, levee, lin, chen, rulebook, today, django_assert_max_num_queries
):
    for number in range(6):
        data = page([*SOMEBODY_ELSE_S, f"第{number}期"], title=f"第{number}期", on=today, source="东江日报")
        Claim.objects.make(Brought(data, kind="file"), by=lin, saying=Statement())
        Rematching.objects.update(ended_at=timezone.now())
        run(Rematching.objects.begin(by=chen))
    client.force_login(chen)
    client.get(reverse("rematchings"))

    with django_assert_max_num_queries(14):
        client.get(reverse("rematchings"))
    with django_assert_max_num_queries(18):
        client.get(Rematching.objects.last().get_absolute_url())


def test_the_order_on_the_command_line_compares_and_tells(adoption, chen, capsys):
    call_command("rematch", by="chenjing", verbosity=0)

    assert Rematching.objects.get().ended_at
    assert "没有变化 1" in capsys.readouterr().out


def test_the_task_of_one_that_is_over_does_nothing(adoption, chen):
    rematching = Rematching.objects.begin(by=chen)
    tasks.rematch.enqueue(rematching.pk)
    tasks.rematch.enqueue(rematching.pk)

    assert Rematch.objects.count() == 1
    assert Deed.objects.filter(verb="ended").count() == 1
