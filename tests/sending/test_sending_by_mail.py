from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from docx import Document
from PIL import Image

from byline.activity.models import Notice
from byline.gateways.letters import PAUSES
from byline.gateways.mail import NotSetUp
from byline.manuscripts.models import Terms
from byline.manuscripts.models.state import State
from byline.manuscripts.models.submission import Standing as Stand
from byline.sending.models import CoverLetter, Delivery, Practice
from byline.sending.models.delivery import NoMailbox, OnItsWay, Standing
from byline.sending.models.doubtful import NotUncertain

MAILBOX = "news@yunzhou-daily.example"
LATER = timedelta(minutes=16)


@pytest.fixture
def yunzhou(yunzhou_daily):
    yunzhou_daily.mailbox = MAILBOX
    yunzhou_daily.save()
    return yunzhou_daily


@pytest.fixture
def asked(mailroom, ditch, yunzhou, chen):
    return Delivery.objects.send(ditch, to=yunzhou, terms=Terms(), by=chen)


def worker(*, after=timedelta(0)):
    """Let the worker come round, so long from now."""
    Delivery.objects.post(at=timezone.now() + after)


def stand(delivery):
    """Return how the delivery and its submission stand now."""
    delivery.refresh_from_db()
    delivery.submission.refresh_from_db()
    return delivery.stands_at, delivery.submission.stands_at


def text_in(letter):
    """Return the plain text of a letter that came."""
    parts = letter.message.walk()
    return next(
        part.get_payload(decode=True).decode() for part in parts if part.get_content_type() == "text/plain"
    )


def files_in(letter):
    """Return the files of a letter that came, by name."""
    parts = [part for part in letter.message.walk() if part.get_filename()]
    return {part.get_filename(): part.get_payload(decode=True) for part in parts}


def test_the_mail_goes_when_the_worker_comes_and_not_before(mailroom, asked, ditch, sun):
    assert stand(asked) == (Standing.WAITING, Stand.ASKED)
    ditch.refresh_from_db()
    assert ditch.state == State.REGISTERED

    worker()
    worker()

    assert len(mailroom.kept) == 1
    assert stand(asked) == (Standing.SENT, Stand.SENT)
    ditch.refresh_from_db()
    assert ditch.state == State.SENT
    assert Notice.objects.filter(person=sun, deed__verb="submitted").count() == 1


def test_the_letter_has_the_piece_as_word_and_reads_like_an_offices(mailroom, asked, ditch):
    worker()

    letter = mailroom.kept[0]
    assert letter.message["Message-ID"] == asked.message_id
    text = text_in(letter)
    assert text.startswith("云州日报编辑部：")
    assert f"《{ditch.title}》" in text
    assert str(ditch.number) in text
    assert "孙晓燕" in text
    assert "{" not in text
    (name, data), *_pictures = files_in(letter).items()
    assert name.endswith(".docx")
    assert "春灌" in "".join(paragraph.text for paragraph in Document(BytesIO(data)).paragraphs)


def test_a_refused_mailbox_fails_with_its_words_and_is_not_tried_again(mailroom, asked, chen, sun):
    mailroom.unknown.add(MAILBOX)

    worker()
    worker(after=timedelta(days=3))

    assert stand(asked) == (Standing.REFUSED, Stand.FAILED)
    assert asked.attempt_set.count() == 1
    assert "Mailbox not found" in asked.submission.progress_set.last().words
    for person in (chen, sun):
        assert Notice.objects.filter(person=person, deed__verb="submission_failed").count() == 1


def test_what_is_put_off_goes_later_with_growing_pauses(mailroom, asked):
    mailroom.greylists = True

    worker()
    assert stand(asked) == (Standing.PUT_OFF, Stand.ASKED)
    worker()
    assert asked.attempt_set.count() == 1
    worker(after=PAUSES[0] + timedelta(seconds=5))

    assert stand(asked) == (Standing.SENT, Stand.SENT)
    assert len(mailroom.kept) == 1


def test_after_about_two_days_it_is_given_up(mailroom, asked):
    mailroom.busy.add(MAILBOX)
    for number in range(len(PAUSES) + 1):
        worker(after=timedelta(days=number))

    assert stand(asked) == (Standing.GIVEN_UP, Stand.FAILED)
    assert asked.attempt_set.count() == len(PAUSES) + 1


def test_silence_after_the_letter_is_uncertain_and_a_person_decides(mailroom, asked, at_work, chen):
    mailroom.hangs_up = True
    worker()
    worker(after=timedelta(days=1))
    assert stand(asked) == (Standing.UNCERTAIN, Stand.ASKED)
    assert len(mailroom.kept) == 1

    mailroom.hangs_up = False
    at_work(chen).post(reverse("redelivery", args=[asked.pk]))
    worker()

    assert stand(asked) == (Standing.SENT, Stand.SENT)
    assert [letter.message["Message-ID"] for letter in mailroom.kept] == [asked.message_id] * 2
    with pytest.raises(NotUncertain):
        asked.send_again(by=chen)


def test_a_killed_process_leaves_it_uncertain_until_somebody_says_that_it_came(
    mailroom, asked, at_work, chen
):
    asked._begin(at=timezone.now())

    worker()
    assert stand(asked) == (Standing.UNDER_WAY, Stand.ASKED)
    worker(after=LATER)
    assert stand(asked) == (Standing.UNCERTAIN, Stand.ASKED)
    assert not mailroom.kept

    page = at_work(chen).get(reverse("submission-sheet", args=[asked.submission_id]))
    assert reverse("arrival", args=[asked.pk]) in page.content.decode()
    at_work(chen).post(reverse("arrival", args=[asked.pk]))

    assert stand(asked) == (Standing.SENT, Stand.SENT)
    assert asked.submission.progress_set.last().by == chen


def test_two_workers_bring_it_once(mailroom, asked):
    now = timezone.now()
    twin = Delivery.objects.get(pk=asked.pk)

    assert asked.deliver(at=now)
    assert twin.deliver(at=now) is None
    assert len(mailroom.kept) == 1


def test_two_clicks_make_one_mail(mailroom, ditch, yunzhou, chen, at_work):
    data = {"outlet": yunzhou.pk, "way": "mail"}
    first = at_work(chen).post(reverse("submission", args=[ditch.pk]), data)
    second = at_work(chen).post(reverse("submission", args=[ditch.pk]), data)

    assert (first.status_code, second.status_code) == (302, 422)
    assert Delivery.objects.count() == 1
    with pytest.raises(OnItsWay):
        Delivery.objects.send(ditch, to=yunzhou, terms=Terms(), by=chen)


def test_what_is_withdrawn_before_it_went_never_goes(mailroom, asked, at_work, chen):
    at_work(chen).post(reverse("submission-withdrawal", args=[asked.submission_id]), {"words": "先不送了"})

    worker()

    assert stand(asked) == (Standing.CALLED_OFF, Stand.WITHDRAWN)
    assert not mailroom.kept


def test_a_cancelled_number_calls_its_mail_off(mailroom, asked, ditch, chen):
    ditch.number.cancel(reason="重复登记", by=chen)

    worker()

    assert stand(asked) == (Standing.CALLED_OFF, Stand.WITHDRAWN)
    assert not mailroom.kept


def test_an_outlet_that_has_it_by_mail_is_told_of_the_withdrawal(mailroom, asked, at_work, chen):
    worker()
    data = {"words": "文中数据有误", "is_told": "on"}
    at_work(chen).post(reverse("submission-withdrawal", args=[asked.submission_id]), data)
    worker()

    letter = mailroom.kept[1]
    assert "文中数据有误" in text_in(letter)
    assert not files_in(letter)
    assert stand(asked) == (Standing.SENT, Stand.WITHDRAWN)


def test_no_mailbox_and_no_server_are_told_in_a_sentence(
    ditch, yunzhou_daily, yunzhou, chen, settings, qinghe_media
):
    settings.MAIL = settings.MAIL | {"host": "", "sender": ""}
    with pytest.raises(NoMailbox):
        Delivery.objects.send(ditch, to=qinghe_media, terms=Terms(), by=chen)
    with pytest.raises(NotSetUp):
        Delivery.objects.send(ditch, to=yunzhou, terms=Terms(), by=chen)
    assert not ditch.submission_set.exists()


def test_answers_go_to_the_office_and_its_name_stands_below(mailroom, ditch, yunzhou, chen, qinghe):
    Practice(
        congress=qinghe, office="青禾县人大常委会办公室", contact="陈静", phone="0531-5550101",
        reply_to="office@qinghe.example",
    ).set(by=chen)  # fmt: skip
    Delivery.objects.send(ditch, to=yunzhou, terms=Terms(is_exclusive=True), by=chen)

    worker()

    letter = mailroom.kept[0]
    assert letter.message["Reply-To"] == "office@qinghe.example"
    assert "电话：0531-5550101" in text_in(letter)
    assert "专送" in text_in(letter)
    assert text_in(letter).rstrip().splitlines()[-2] == "青禾县人大常委会办公室"


def test_an_outlets_own_letter_goes_before_its_levels(ditch, yunzhou, chen, qinghe):
    for letter in (
        CoverLetter(congress=qinghe, subject="通用"),
        CoverLetter(congress=qinghe, level="city", subject="市级"),
        CoverLetter(congress=qinghe, outlet=yunzhou, subject="云州"),
    ):
        letter.word(by=chen)

    assert CoverLetter.objects.fitting(yunzhou).subject == "云州"
    CoverLetter.objects.filter(outlet=yunzhou).delete()
    assert CoverLetter.objects.fitting(yunzhou).subject == "市级"


def test_pictures_in_the_text_go_along_whole(mailroom, ditch, yunzhou, chen):
    drawn = BytesIO()
    Image.new("RGB", (320, 200), "steelblue").save(drawn, "JPEG")
    file = ContentFile(drawn.getvalue(), name="ditch.jpg")
    ditch.picture_set.create(file=file, by=chen)
    delivery = Delivery.objects.send(ditch, to=yunzhou, terms=Terms(), by=chen)
    picture = ditch.picture_set.get()
    body = f'<figure><img src="{picture.get_absolute_url()}"></figure>' + delivery.version.body
    type(delivery.version).objects.update(body=body)

    worker()

    assert files_in(mailroom.kept[0])["图1.jpg"] == drawn.getvalue()


@pytest.mark.parametrize("name", ["arrival", "redelivery"])
def test_others_may_not_decide_on_a_delivery(mailroom, asked, at_work, lin, stranger, name):
    assert at_work(lin).post(reverse(name, args=[asked.pk])).status_code == 403
    assert at_work(stranger).post(reverse(name, args=[asked.pk])).status_code == 404
