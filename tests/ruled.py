"""The rules of 青禾县, as the cast plays by them. Everything is invented."""

from datetime import date

import pytest

from byline.rules.models import Clause, MeasureTerms, Rulebook, Signing


@pytest.fixture
def rulebook(qinghe, zhou, chen):
    """The rules in force: 8 points in the province, 4 in the city, 2 in the county; front page half more."""
    rulebook = Rulebook(
        congress=qinghe,
        title="青禾县人大信息宣传工作考核办法",
        adopted_by="县人大常委会第二十一次主任会议",
        in_force_from=date(2018, 1, 1),
        order="multiply_first",
        band_end="lower",
        ties="competition",
        cut_off_day=0,
    ).draft(by=chen)
    clauses = [
        Clause(number="2.1", measure="pieces", amount=1),
        Clause(number="3.1", measure="points", level="national", amount=12),
        Clause(number="3.2", measure="points", level="province", amount=8),
        Clause(number="3.3", measure="points", level="city", amount=4),
        Clause(number="3.4", measure="points", level="county", amount=2),
        Clause(number="3.5", measure="points", level="township", amount=1),
        Clause(
            number="4.1",
            kind="bonus",
            measure="points",
            placement="front_page",
            operation="percent",
            amount=50,
        ),
    ]
    terms = [
        MeasureTerms(measure="pieces", combination="highest", share="weights", places=2, same_news="each"),
        MeasureTerms(measure="points", combination="highest", share="weights", places=2, same_news="each"),
    ]
    rulebook.redraft(clauses=clauses, terms=terms, by=chen)
    rulebook.sign(by=zhou)
    return Rulebook.objects.whole().get(pk=rulebook.pk)


@pytest.fixture
def add_clauses(rulebook, chen, zhou):
    """Put a version with more clauses in force from long ago: add_clauses(Clause(…), …)."""

    def added(*clauses, on=date(2019, 1, 1)):
        newer = rulebook.revise(by=chen)
        newer.in_force_from, newer.adopted_by = on, "县人大常委会第二十二次主任会议"
        newer.band_end, newer.ties, newer.cut_off_day = "lower", "competition", 0
        measures = {clause.measure for clause in clauses} - {one.measure for one in newer.terms.all()}
        more = [
            MeasureTerms(measure=one, combination="highest", share="weights", places=2) for one in measures
        ]
        terms = [*newer.terms.all(), *more]
        for one in terms:
            one.endorsements = "each"
        newer.redraft(clauses=[*newer.clauses.all(), *clauses], terms=terms, by=chen)
        Signing.objects.create(rulebook=newer, congress=newer.congress, in_force_from=on, by=zhou)
        return newer

    return added
