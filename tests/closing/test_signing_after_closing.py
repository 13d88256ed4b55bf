"""A version of the rules does not begin in a period that is closed."""

from django.urls import reverse

from byline.closing.models import Closing
from byline.rules.models import Rulebook, Signing


def drafted(rulebook, chen, *, on):
    draft = Rulebook.objects.whole().get(pk=rulebook.pk).revise(by=chen)
    draft.in_force_from, draft.adopted_by = on, "县人大常委会第三十次主任会议"
    draft.band_end, draft.ties, draft.cut_off_day = "lower", "competition", 0
    draft.rehead(by=chen)
    return draft


def test_a_version_from_a_closed_day_is_refused_with_the_day(desk, zhou, chen, rulebook, last_month):
    Closing.objects.close(last_month, by=chen)
    draft = drafted(rulebook, chen, on=last_month.last)

    answer = desk(zhou).post(reverse("signing", args=[draft.pk]), follow=True)

    assert "已经结账" in answer.content.decode()
    assert not Signing.objects.filter(rulebook=draft).exists()


def test_a_version_from_the_day_after_is_signed_and_so_is_one_once_it_is_reopened(
    desk, zhou, chen, rulebook, last_month
):
    closing = Closing.objects.close(last_month, by=chen)
    later = drafted(rulebook, chen, on=last_month.next().first)
    desk(zhou).post(reverse("signing", args=[later.pk]))
    assert Signing.objects.filter(rulebook=later).exists()

    closing.reopen(reason="漏计一条", by=chen)
    within = drafted(rulebook, chen, on=last_month.first)
    desk(zhou).post(reverse("signing", args=[within.pk]))

    assert Signing.objects.filter(rulebook=within).exists()
