import pytest
from django.urls import reverse

from byline.manuscripts.models import Manuscript, Registration, Writing

NAMED = ["manuscript", "manuscript-writing", "authorship", "manuscript-picture"]
DEEDS = ["manuscript-writing", "authorship", "manuscript-picture", "filing"]


def test_nobody_sees_anothers_draft(draft, lin, wu, sun, chen, zhou, stranger):
    seers = [
        person
        for person in (lin, wu, sun, chen, zhou, stranger)
        if draft in Manuscript.objects.visible_to(person)
    ]

    assert seers == [lin]


def test_once_handed_in_the_unit_and_the_office_see_it(draft, lin, wu, sun, chen, zhou, stranger):
    draft.file(by=lin)

    seers = [
        person
        for person in (lin, wu, sun, chen, zhou, stranger)
        if draft in Manuscript.objects.visible_to(person)
    ]

    assert seers == [lin, wu, chen]


def test_what_is_registered_is_seen_by_leaders_but_not_by_other_units(levee, sun, zhou, su, shi, stranger):
    seers = [
        person for person in (sun, zhou, su, shi, stranger) if levee in Manuscript.objects.visible_to(person)
    ]

    assert seers == [zhou, su, shi]


@pytest.mark.parametrize("name", NAMED)
def test_another_units_writer_who_guesses_an_address_finds_nothing(at_work, draft, sun, name):
    assert at_work(sun).get(reverse(name, args=[draft.pk])).status_code == 404


@pytest.mark.parametrize("name", DEEDS)
def test_another_units_writer_can_do_nothing_to_it(at_work, draft, sun, name):
    assert at_work(sun).post(reverse(name, args=[draft.pk]), {"title": "改"}).status_code == 404


@pytest.mark.parametrize("name", ["manuscript-writing", "authorship", "filing"])
def test_a_reviewer_may_read_a_returned_piece_but_not_write_it(at_work, draft, lin, wu, name):
    draft.file(by=lin)
    draft.send_back(by=wu, reason="补数字。")

    assert at_work(wu).get(reverse("manuscript", args=[draft.pk])).status_code == 200
    assert at_work(wu).post(reverse(name, args=[draft.pk]), {"title": "改"}).status_code == 404


@pytest.mark.parametrize("name", ["passing", "return", "registration", "submission"])
def test_a_writer_has_no_right_to_the_deeds_of_others(at_work, levee, lin, name):
    assert at_work(lin).post(reverse(name, args=[levee.pk])).status_code == 403


@pytest.mark.parametrize("name", ["registrations", "registrations-table", "submissions", "review-desk"])
def test_a_writer_has_no_right_to_the_offices_pages(at_work, lin, name):
    assert at_work(lin).get(reverse(name)).status_code == 403


@pytest.mark.parametrize("name", ["manuscripts", "manuscripts-table", "new-manuscript"])
def test_who_holds_no_post_writes_nothing(at_work, lin, name):
    lin.post_set.all().delete()

    assert at_work(lin).get(reverse(name)).status_code == 403


@pytest.mark.parametrize("name", ["passing", "return", "registration", "submission"])
def test_another_countys_editor_finds_nothing(at_work, levee, stranger, name):
    assert at_work(stranger).post(reverse(name, args=[levee.pk])).status_code == 404


def test_another_countys_editor_sees_an_empty_register(at_work, levee, stranger):
    assert list(at_work(stranger).get(reverse("registrations")).context["page_obj"]) == []
    assert list(at_work(stranger).get(reverse("submissions")).context["page_obj"]) == []


def test_a_version_is_read_by_those_who_see_the_piece(at_work, levee, lin, sun):
    address = levee.version_set.get().get_absolute_url()

    assert at_work(lin).get(address).status_code == 200
    assert at_work(sun).get(address).status_code == 404


def test_the_sheet_tells_how_far_it_has_come(at_work, levee, chen, dongjiang_daily, today):
    levee.appear(at=dongjiang_daily, on=today)
    page = at_work(chen).get(levee.get_absolute_url())

    stages = {stage.label: stage for stage in page.context["stages"]}
    assert stages["办公室审稿"].who == "陈静 通过"
    assert stages["登记"].who == f"第{Registration.objects.get(manuscript=levee).number}号"
    assert [stage.label for stage in page.context["stages"] if stage.is_here] == ["采用"]


def test_the_deeds_on_the_sheet_are_those_of_the_reader(at_work, draft, lin, wu, chen):
    def deeds(person):
        return at_work(person).get(draft.get_absolute_url()).content.decode()

    assert reverse("manuscript-writing", args=[draft.pk]) in deeds(lin)
    draft.file(by=lin)
    assert reverse("manuscript-writing", args=[draft.pk]) not in deeds(lin)
    assert reverse("review-desk", args=[draft.pk]) in deeds(wu)
    assert reverse("review-desk", args=[draft.pk]) not in deeds(chen)


def test_a_returned_piece_stands_where_it_was_returned(draft, lin, wu):
    assert [stage.label for stage in draft.life() if stage.is_here] == ["起草"]
    draft.file(by=lin)
    draft.send_back(by=wu, reason="补数字。")

    manuscript = Manuscript.objects.get(pk=draft.pk)
    assert [stage.who for stage in manuscript.life() if stage.is_here] == ["吴建民 退回"]


def test_a_draft_without_a_title_has_a_name_to_be_opened_by(at_work, lin):
    Manuscript.objects.begin(Writing(title="", body="<p>只有一句。</p>"), by=lin)

    assert "（无标题）" in at_work(lin).get(reverse("manuscripts")).content.decode()
