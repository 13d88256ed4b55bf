import pytest
from django.urls import reverse

from byline.sending import wording
from byline.sending.models import CoverLetter


def test_a_line_whose_words_are_empty_stays_away():
    text = "电话：{phone}\n联系人：{contact}\n此致"
    assert wording.fill(text, {"phone": "", "contact": "陈静"}) == "联系人：陈静\n此致"


def test_what_is_filled_in_is_not_filled_again():
    assert wording.fill("《{title}》", {"title": "{phone}", "phone": "1"}) == "《{phone}》"


@pytest.mark.parametrize("text", ["{editor}", "{title", "}", "{title!r}", "{title.x}", "{}"])
def test_other_words_and_lone_braces_are_refused(text):
    with pytest.raises((wording.UnknownWord, wording.BraceLeft)):
        wording.check(text)


def test_the_usual_letter_uses_known_words_only():
    wording.check(wording.SUBJECT + wording.BODY)


def test_a_letter_is_shown_before_it_is_kept(at_work, levee, chen, dongjiang_daily):
    data = {
        "outlet": dongjiang_daily.pk,
        "level": "",
        "subject": "稿件：{title}",
        "body": "{outlet}：\n请阅。",
    }
    page = at_work(chen).post(reverse("new-coverletter-preview"), data).content.decode()
    assert f"稿件：{levee.title}" in page
    assert not CoverLetter.objects.exists()

    assert at_work(chen).post(reverse("new-coverletter"), data).status_code == 302
    assert at_work(chen).post(reverse("new-coverletter"), data).status_code == 422
    letter = CoverLetter.objects.get()
    page = at_work(chen).get(reverse("coverletter", args=[letter.pk]))
    assert "东江日报：" in page.content.decode()


def test_a_letter_with_another_word_is_refused(at_work, levee, chen):
    data = {"outlet": "", "level": "city", "subject": "稿件", "body": "{editor}"}
    answer = at_work(chen).post(reverse("new-coverletter"), data)

    assert answer.status_code == 422
    assert "{editor}" in answer.content.decode()


def test_a_strangers_letter_is_not_found(at_work, levee, chen, stranger):
    letter = CoverLetter(congress=chen.congress).word(by=chen)
    assert at_work(stranger).get(reverse("coverletter", args=[letter.pk])).status_code == 404
