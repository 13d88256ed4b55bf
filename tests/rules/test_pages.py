"""The pages of this room: who sees them, what they say, what they take."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from byline.reckoning.periods import Period
from byline.rules.models import Rulebook, Target
from byline.rules.models.target import Owed

HALF = Period.half_year(2026, 1)


@pytest.fixture
def as_(client):
    def signed_in(person):
        client.force_login(person)
        return client

    return signed_in


def test_the_list_tells_the_days_of_force_of_each_version(rules_of_2026, chen, zhou, as_):
    summer = rules_of_2026.revise(by=chen)
    summer.adopted_by, summer.in_force_from = "主任会议", date(2026, 7, 1)
    summer.save()
    summer.sign(by=zhou)

    page = as_(chen).get(reverse("rulebooks")).content.decode()

    assert "2026-01-01至2026-06-30" in page
    assert "2026-07-01起" in page


def test_a_rulebook_is_read_as_a_table_and_sentences(rules_of_2026, lin, as_):
    page = as_(lin).get(rules_of_2026.get_absolute_url()).content.decode()

    assert "省级" in page
    assert "头版：加50%" in page
    assert reverse("signing", args=[rules_of_2026.pk]) not in page


def test_a_draft_is_not_found_by_a_writer(draft_rules, lin, as_):
    assert as_(lin).get(draft_rules.get_absolute_url()).status_code == 404


def test_a_leader_signs(draft_rules, zhou, as_):
    answer = as_(zhou).post(reverse("signing", args=[draft_rules.pk]))

    assert answer.url == draft_rules.get_absolute_url()
    assert Rulebook.objects.get(pk=draft_rules.pk).is_signed


def test_a_refused_signature_says_why(draft_rules, zhou, as_):
    Rulebook.objects.filter(pk=draft_rules.pk).update(in_force_from=None)

    answer = as_(zhou).post(
        reverse("signing", args=[draft_rules.pk]),
        follow=True,
        headers={"referer": f"http://testserver{draft_rules.get_absolute_url()}"},
    )

    assert "没有写明从哪一天起施行" in answer.content.decode()


def test_an_editor_drafts_the_next_version(rules_of_2026, chen, as_):
    answer = as_(chen).post(reverse("revision", args=[rules_of_2026.pk]))

    assert answer.url == reverse("clauses", args=[Rulebook.objects.latest("pk").pk])


@pytest.mark.parametrize(
    ("name", "role"), [("signing", "chen"), ("signing", "lin"), ("revision", "zhou"), ("clauses", "zhou")]
)
def test_who_may_not_is_refused(name, role, draft_rules, as_, request):
    person = request.getfixturevalue(role)

    assert as_(person).post(reverse(name, args=[draft_rules.pk])).status_code == 403
    assert not Rulebook.objects.get(pk=draft_rules.pk).is_signed


@pytest.mark.parametrize("name", ["drafting", "target-setting"])
def test_a_writer_neither_drafts_nor_sets_targets(name, lin, as_):
    assert as_(lin).post(reverse(name), {}).status_code == 403


def test_one_target_is_corrected_and_its_history_tells_it(beihe, chen, as_):
    (target,) = Target.objects.lay_on([beihe], owed=Owed(HALF, "pieces", Decimal(6)), by=chen)

    as_(chen).post(target.get_absolute_url(), {"amount": "4"})

    target.refresh_from_db()
    assert target.amount == 4
    assert "由6条改为4条" in as_(chen).get(target.get_absolute_url()).content.decode()


def test_a_period_that_is_none_is_refused_with_a_sentence(chen, as_):
    answer = as_(chen).get(reverse("target-setting"), {"period": "2026-H9"})

    assert answer.status_code == 409
    assert "不是一个时期" in answer.content.decode()


def test_lists_cost_the_same_for_few_and_many(
    rules_of_2026, office, beihe, chen, as_, django_assert_max_num_queries
):
    for _ in range(4):
        rules_of_2026.revise(by=chen)
    Target.objects.lay_on([office, beihe, chen], owed=Owed(HALF, "pieces", Decimal(6)), by=chen)

    reader = as_(chen)
    with django_assert_max_num_queries(9):
        reader.get(reverse("rulebooks"))
    with django_assert_max_num_queries(13):
        reader.get(reverse("target-setting"), {"period": "2026-H1"})
