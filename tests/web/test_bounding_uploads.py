import io
import tracemalloc

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import reverse

from byline.incoming.files import HEAVIEST
from byline.manuscripts.models import Manuscript, Writing
from byline.web import uploads

MEGABYTE = 1_000_000


class Stream(io.RawIOBase):
    """A sending that is made as it is read: a form with files of so many bytes."""

    def __init__(self, *sizes):
        super().__init__()
        self.parts = iter(self.written(sizes))
        self.held = b""

    def readable(self):
        return True

    @staticmethod
    def written(sizes):
        for size in sizes:
            yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.docx"\r\n\r\n'
            for _megabyte in range(size // MEGABYTE):
                yield b"a" * MEGABYTE
            yield b"\r\n"
        yield b'--b\r\nContent-Disposition: form-data; name="after"\r\n\r\nstill here\r\n--b--\r\n'

    def readinto(self, room):
        self.held = self.held or next(self.parts, b"")
        given, self.held = self.held[: len(room)], self.held[len(room) :]
        room[: len(given)] = given
        return len(given)


def sending(*sizes):
    request = RequestFactory().post("/", content_type="multipart/form-data; boundary=b")
    request.environ["wsgi.input"] = request._stream = io.BufferedReader(Stream(*sizes))
    request.META["CONTENT_LENGTH"] = str(sum(sizes) + 400)
    return request


def test_a_hundred_megabytes_are_neither_kept_nor_held_in_memory():
    request = sending(100 * MEGABYTE)
    tracemalloc.start()
    file = request.FILES["files"]
    file.close()
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 12 * MEGABYTE
    assert HEAVIEST < file.size < HEAVIEST + MEGABYTE
    assert request.POST["after"] == "still here"


def test_many_files_together_are_bounded(monkeypatch):
    monkeypatch.setattr(uploads, "HEAVIEST_TOGETHER", 5 * MEGABYTE)
    request = sending(3 * MEGABYTE, 3 * MEGABYTE, MEGABYTE)

    files = request.FILES.getlist("files")
    for file in files:
        file.close()
    sizes = [file.size for file in files]
    assert sizes[0] == 3 * MEGABYTE
    assert min(sizes[1:]) > HEAVIEST


@pytest.mark.parametrize("name", ["import", "manuscript-import"])
def test_too_heavy_a_file_is_told_in_a_sentence(desk, lin, name):
    draft = Manuscript.objects.begin(Writing(title="堤上议事", body=""), by=lin)
    address = reverse(name, args=[draft.pk] if name == "manuscript-import" else [])
    heavy = SimpleUploadedFile("重.docx", b"PK" * (HEAVIEST // 2 + 1))

    answer = desk(lin).post(address, {"files": heavy, "file": heavy, "place": "replace"})
    answer.wsgi_request.close()

    assert answer.status_code == 422
    assert "超过 30 MB" in answer.content.decode()


def test_too_heavy_a_picture_is_told_in_a_sentence(desk, lin):
    draft = Manuscript.objects.begin(Writing(title="堤上议事", body=""), by=lin)
    heavy = SimpleUploadedFile("重.jpg", b"\xff\xd8" * (HEAVIEST // 2 + 1))

    answer = desk(lin).post(
        reverse("manuscript-picture", args=[draft.pk]), {"file": heavy}, HTTP_ACCEPT="application/json"
    )
    answer.wsgi_request.close()

    assert answer.status_code == 409
    assert "30兆" in answer.json()["sentence"]
