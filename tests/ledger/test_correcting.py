"""What was stated of a print, stated anew; and lines written by hand."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from byline.ledger.models import Correction, Entry, Posting, Tally
from byline.ledger.models.adjusting import AnsweredAlready, NotACountingDay, NotByHand, NothingChanges
from byline.ledger.models.correcting import NotConfirmed, NothingCorrected
from byline.ledger.models.decision import Said, WhyMissing
from byline.reckoning.terms import Level


def points(unit):
    return Entry.objects.of(unit).measured("points").amount()


def stated(adoption):
    return adoption.standing_confirmation.latest.said


def test_another_placement_is_stated_and_the_difference_written(adoption, chen, beihe):
    adoption.confirm(by=chen)
    adoption.correct(replace(stated(adoption), placement="front_page"), by=chen, reason="核对原报，是头版")

    assert points(beihe) == 12
    assert adoption.standing_confirmation.placement == "inside"  # what was stated before stays in the record
    assert stated(adoption).placement == "front_page"
    assert Posting.objects.get().reason == "核对原报，是头版"


def test_the_last_correction_counts(adoption, chen, beihe):
    adoption.confirm(by=chen)
    adoption.correct(replace(stated(adoption), placement="front_page"), by=chen, reason="是头版")
    adoption.correct(replace(stated(adoption), placement="inside"), by=chen, reason="还是内页")

    assert points(beihe) == 8
    assert Correction.objects.count() == 2


def test_another_level_moves_the_credit_from_one_level_to_the_other(adoption, chen, beihe):
    adoption.confirm(by=chen)
    now = stated(adoption)
    city = replace(now, printer=replace(now.printer, level=Level.CITY))
    adoption.correct(city, by=chen, reason="省报的市州版，按市级算")

    assert points(beihe) == 4
    by_level = {
        one: sum(e.amount for e in Entry.objects.measured("points").filter(level=one)) for one in Level
    }
    assert (by_level["province"], by_level["city"]) == (0, 4)
    assert not Tally.objects.mistaken(beihe.congress, entries=Entry.objects.of_congress(beihe.congress))


def test_a_correction_needs_a_confirmation_a_reason_and_something_new(adoption, chen):
    with pytest.raises(NotConfirmed):
        adoption.correct(Said(), by=chen, reason="看错了")
    adoption.confirm(by=chen)
    with pytest.raises(WhyMissing):
        adoption.correct(Said(), by=chen, reason="")
    with pytest.raises(NothingCorrected):
        adoption.correct(stated(adoption), by=chen, reason="看错了")


def line(lin, beihe, today, **other):
    told = {"person": lin, "unit": beihe, "measure": "points", "amount": Decimal(3), "counted_on": today}
    return Entry(**told | other)


def test_a_line_by_hand_stays_when_a_piece_is_reckoned_again(adoption, chen, lin, beihe, today, rulebook):
    adoption.confirm(by=chen)
    posting = Entry.objects.adjust(
        line(lin, beihe, today, manuscript=adoption.manuscript), reason="主任会议决定补记", by=chen
    )
    adoption.reverse(by=chen, reason="报社来函更正")

    assert points(beihe) == 3
    assert posting.entry_set.get().explanation == "主任会议决定补记"
    Entry.objects.answer(posting, reason="会议纪要更正", by=chen)
    assert points(beihe) == 0
    assert not Tally.objects.mistaken(beihe.congress, entries=Entry.objects.of_congress(beihe.congress))


def test_lines_by_hand_that_make_no_sense_are_refused(adoption, chen, lin, beihe, today):
    with pytest.raises(NothingChanges):
        Entry.objects.adjust(line(lin, beihe, today, amount=Decimal(0)), reason="补记", by=chen)
    with pytest.raises(WhyMissing):
        Entry.objects.adjust(line(lin, beihe, today), reason=" ", by=chen)
    with pytest.raises(NotACountingDay):
        Entry.objects.adjust(line(lin, beihe, today + timedelta(days=1)), reason="补记", by=chen)
    assert not Posting.objects.exists()


def test_only_what_was_written_by_hand_is_taken_back_and_only_once(adoption, chen, lin, beihe, today):
    adoption.confirm(by=chen)
    adoption.correct(replace(stated(adoption), placement="front_page"), by=chen, reason="是头版")
    with pytest.raises(NotByHand):
        Entry.objects.answer(Posting.objects.get(), reason="不要了", by=chen)
    posting = Entry.objects.adjust(line(lin, beihe, today), reason="补记", by=chen)
    answer = Entry.objects.answer(posting, reason="记错了", by=chen)
    with pytest.raises(AnsweredAlready):
        Entry.objects.answer(posting, reason="记错了", by=chen)
    with pytest.raises(NotByHand):
        Entry.objects.answer(answer, reason="记错了", by=chen)


def test_a_writer_corrects_nothing(adoption, chen, lin, beihe, desk, today):
    adoption.confirm(by=chen)
    posting = Entry.objects.adjust(line(lin, beihe, today), reason="补记", by=chen)

    assert desk(lin).post(reverse("correction", args=[adoption.pk]), {"reason": "好"}).status_code == 403
    assert desk(lin).post(reverse("new-posting"), {"reason": "好"}).status_code == 403
    assert desk(lin).post(reverse("posting-answer", args=[posting.pk]), {"reason": "好"}).status_code == 403


def test_the_page_shows_what_is_stated_and_corrects_it(adoption, chen, desk, beihe):
    adoption.confirm(by=chen)
    address = reverse("correction", args=[adoption.pk])
    shown = desk(chen).get(address).context["form"]
    typed = {name: shown[name].value() for name in shown.fields} | {
        "placement": "front_page",
        "reason": "是头版",
    }
    typed.pop("is_roundup")

    assert desk(chen).post(address, typed).status_code == 302
    assert points(beihe) == 12
