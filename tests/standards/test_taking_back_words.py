"""An import of words taken back: what came together goes together, what was changed since stays."""

import pytest

from byline.norms.phrases import Phrase
from byline.standards.models import Intake, Word
from byline.standards.models.intake import IntakeGone
from byline.standards.models.wordlist import ListEnded


@pytest.fixture
def intake(forbidden, chen):
    """Two words imported into the list of one."""
    forbidden.take_in([Phrase("瞎子", "", "盲人"), Phrase("盲流", "", "流动人口")], by=chen)
    return Intake.objects.get()


def test_pasted_rows_are_shown_taken_in_and_taken_back(desk, chen, forbidden):
    client, address = desk(chen), f"/word-lists/{forbidden.pk}/import/"

    shown = client.post(address, {"text": "瞎子\t盲人\t尊重残疾人\n傻\n"})
    client.post(address, {"rows": shown.context["form"].initial["rows"]})

    assert [bad.reason for bad in shown.context["bad"]] == ["short"]
    assert Word.objects.finder(chen.congress).find("瞎子摸象")
    intake = Intake.objects.get()
    undoing = f"/word-intakes/{intake.pk}/undoing/"
    assert undoing in client.get(forbidden.get_absolute_url()).content.decode()
    assert "瞎子" in client.get(undoing).content.decode()
    client.post(undoing)
    assert not Word.objects.finder(chen.congress).find("瞎子摸象")
    assert [word.word for word in Word.objects.not_over()] == ["残废人"]
    assert undoing not in client.get(forbidden.get_absolute_url()).content.decode()


def test_nothing_chosen_and_nothing_pasted_is_said(desk, chen, forbidden):
    answer = desk(chen).post(f"/word-lists/{forbidden.pk}/import/", {})

    assert answer.status_code == 422
    assert "请选择文件，或者粘贴词条。" in answer.content.decode()
    assert "可不填" not in answer.content.decode()


def test_what_was_changed_since_stays(intake, forbidden, chen):
    forbidden.word_set.get(word="盲流").change(Phrase("盲流", "", "外来人口"), by=chen)

    assert intake.undo(by=chen) == 1
    assert set(forbidden.word_set.not_over().values_list("word", flat=True)) == {"残废人", "盲流"}


def test_it_is_taken_back_once(intake, chen):
    intake.undo(by=chen)

    with pytest.raises(IntakeGone):
        intake.undo(by=chen)


def test_an_ended_list_stays_as_it_was(intake, forbidden, chen):
    forbidden.end(by=chen)

    with pytest.raises(ListEnded):
        intake.undo(by=chen)


def test_a_writer_takes_nothing_back(desk, lin, intake):
    assert desk(lin).post(f"/word-intakes/{intake.pk}/undoing/").status_code == 403
    assert Word.objects.not_over().count() == 3
