"""What counts towards a target: by level and genre, adopted or sent, for people and their units."""

from decimal import Decimal

import pytest

from byline.ledger.models import Entry
from byline.manuscripts.models import Submission
from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.targets.doing import done_of
from byline.targets.tallying import PERSON, UNIT, counted_by


@pytest.fixture
def done(half, chen):
    """Say what is done by the end of the half-year of a target that is set: done(lin, genre="feature")."""

    def count(holder, **kind):
        owed = Owed(half, kind.pop("measure", "pieces"), Decimal(9), **kind)
        (target,) = Target.objects.lay_on([holder], owed=owed, by=chen)
        return done_of([target], on=half.last)[target.pk]

    return count


def test_a_target_of_a_level_counts_that_level_and_above(a_month_of_prints, done, lin, beihe):
    assert done(beihe) == 4
    assert done(beihe, minimum_level="province") == done(lin, minimum_level="province") == 1
    assert done(beihe, minimum_level="national") == 0


def test_a_target_in_points_counts_points(a_month_of_prints, done, lin):
    assert done(lin, measure="points") == 12


def test_a_target_of_a_genre_counts_that_genre_alone(a_month_of_prints, done, lin, beihe):
    Entry.objects.of_person(lin).filter(level="province").update(genre="feature")

    assert done(lin, genre="feature") == done(beihe, genre="feature") == 1
    assert done(beihe, genre="feature", minimum_level="province") == 1
    assert done(beihe, genre="feature", minimum_level="national") == 0
    assert done(lin, genre="research") == 0


def test_a_target_of_what_is_sent_counts_a_piece_once_however_many_outlets_had_it(
    a_month_of_prints, done, lin, beihe, chen, dongjiang_daily, yunzhou_daily, half
):
    piece = Entry.objects.of_person(lin).first().manuscript
    piece.authorship_set.create(person=lin, unit=beihe, place=1, share=1)
    for outlet in (dongjiang_daily, yunzhou_daily):
        Submission.objects.create(manuscript=piece, outlet=outlet, by=chen)

    assert done(lin, counting="sent") == done(beihe, counting="sent") == 1
    assert done(beihe, counting="sent", minimum_level="province") == 1
    assert done(beihe, counting="sent", minimum_level="national") == 0


def test_what_was_only_asked_for_or_withdrawn_is_not_sent(
    a_month_of_prints, done, lin, beihe, chen, yunzhou_daily
):
    piece = Entry.objects.of_person(lin).first().manuscript
    Submission.objects.create(manuscript=piece, outlet=yunzhou_daily, by=chen, stands_at="withdrawn")

    assert done(beihe, counting="sent") == 0


def test_personal_results_count_for_the_unit_only_where_the_rules_say_so(
    a_month_of_prints, qinghe, lin, beihe, half
):
    entry = Entry.objects.of_person(lin).measured("pieces").first()
    entry.pk, entry.counts_for_unit = None, False
    Entry.objects.write([entry])

    spans = {"now": (half.first, half.last), "so_far": (half.first, half.last.replace(day=15))}
    for span in spans:
        of_lin = counted_by(qinghe, by=PERSON, spans={span: spans[span]})[lin.pk]
        of_beihe = counted_by(qinghe, by=UNIT, spans={span: spans[span]})[beihe.pk]
        assert (of_lin.amount(span, measure="pieces"), of_beihe.amount(span, measure="pieces")) == (3, 4)
