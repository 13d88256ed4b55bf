from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from byline.manuscripts import pictures
from byline.manuscripts.models import Picture
from byline.manuscripts.models.filing import NotWritable

SCRIPT = {"HTTP_ACCEPT": "application/json"}


def photograph(width=400, height=300, kind="JPEG", mode="RGB", **how):
    held = BytesIO()
    Image.new(mode, (width, height), "green").save(held, kind, **how)
    return held.getvalue()


def from_a_camera():
    notes = Image.Exif()
    notes[0x0112] = 6  # lies on its side
    notes[0x010F] = "某牌相机"
    return photograph(3000, 1500, exif=notes.tobytes())


def test_a_cameras_picture_is_turned_made_smaller_and_loses_its_notes():
    with Image.open(BytesIO(pictures.prepare(from_a_camera()).content)) as kept:
        assert kept.size == (1000, 2000)
        assert not kept.getexif()


def test_a_see_through_picture_stays_so():
    assert pictures.prepare(photograph(kind="PNG", mode="RGBA")).suffix == "png"


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<!doctype html><p>a page called photo.jpg</p>",
        b"%PDF-1.7",
        b"",
        photograph()[:200],
    ],
)
def test_what_is_no_picture_is_refused_whatever_its_name(content):
    with pytest.raises(pictures.NotAPicture):
        pictures.prepare(content)


def test_too_many_pixels_are_refused():
    with pytest.raises(pictures.TooManyPixels):
        pictures.prepare(photograph(9000, 7000, kind="PNG", mode="1"))
    with pytest.raises(pictures.TooManyPixels):
        pictures.prepare(photograph(14000, 7000, kind="PNG", mode="1"))


def test_too_heavy_a_file_is_refused():
    with pytest.raises(pictures.TooHeavy):
        pictures.prepare(b"\0" * (pictures.HEAVIEST + 1))


def test_a_picture_is_kept_and_shown_to_those_who_may_see_the_piece(at_work, draft, lin, sun):
    answer = at_work(lin).post(
        reverse("manuscript-picture", args=[draft.pk]),
        {"file": SimpleUploadedFile("堤上.jpg", photograph(), content_type="image/jpeg")},
        **SCRIPT,
    )

    address = answer.json()["address"]
    shown = at_work(lin).get(address)
    assert shown["Content-Type"] == "image/jpeg"
    assert b"".join(shown.streaming_content)[:2] == b"\xff\xd8"
    assert at_work(sun).get(address).status_code == 404


def test_a_disguised_file_is_told_in_a_sentence_and_nothing_is_kept(at_work, draft, lin):
    answer = at_work(lin).post(
        reverse("manuscript-picture", args=[draft.pk]),
        {"file": SimpleUploadedFile("photo.jpg", b"<svg/>", content_type="image/jpeg")},
        **SCRIPT,
    )

    assert answer.status_code == 409
    assert "JPEG" in answer.json()["sentence"]
    assert not Picture.objects.exists()


def test_what_is_handed_in_takes_no_more_pictures(draft, lin):
    draft.file(by=lin)

    with pytest.raises(NotWritable):
        draft.illustrate(SimpleUploadedFile("堤上.jpg", photograph()), by=lin)
