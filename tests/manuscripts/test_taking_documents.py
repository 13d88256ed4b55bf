"""A manuscript as a file: what stands in it, who may have it, what it is called."""

from io import BytesIO
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from PIL import Image as Pixels

from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.manuscript import Writing
from byline.papers.characters import width
from byline.papers.flow.markup import LOST_PICTURE
from byline.writing.documents import docx_of, file_name_of, flow_of, pdf_of

ADDRESSES = ("manuscript-word", "manuscript-pdf")


def words(manuscript, **how):
    return [paragraph.text for paragraph in Document(BytesIO(docx_of(manuscript, **how))).paragraphs]


def photograph():
    held = BytesIO()
    Pixels.new("RGB", (600, 400), "green").save(held, "JPEG")
    return SimpleUploadedFile("堤上.jpg", held.getvalue(), content_type="image/jpeg")


def test_title_authors_text_and_sender_stand_in_the_file(levee):
    told = words(levee)

    assert told[0] == "北河镇：代表联络站开到河堤上"
    assert told[1] == "北河镇　林秀　吴建民"
    assert told[2:-1] == levee.text.splitlines()
    assert told[-1] == "报送单位：青禾县人大常委会　　供稿单位：北河镇"


def test_the_number_stands_at_the_head_of_the_page(levee):
    header = Document(BytesIO(docx_of(levee))).sections[0].header

    assert header.paragraphs[0].text == str(levee.number)


def test_an_author_with_a_phone_can_be_rung_up(levee, wu):
    wu.phone = "0566-5550112"
    wu.save()

    assert words(levee)[-1] == "联系人：吴建民　　电话：0566-5550112"


def test_a_sub_title_follows_two_dashes_however_it_was_typed(draft):
    for typed in ("代表接待日纪实", "——代表接待日纪实"):
        draft.subtitle = typed
        assert words(draft)[1] == "——代表接待日纪实"


def test_an_earlier_version_is_given_out_as_it_read(levee):
    version = levee.version_set.get(number=1)
    Manuscript.objects.filter(pk=levee.pk).update(title="新题", body="<p>新文</p>")
    levee.refresh_from_db()

    assert words(levee)[0] == "新题"
    assert words(levee, version=version)[0] == "北河镇：代表联络站开到河堤上"


def test_its_own_pictures_are_embedded_and_no_others(draft, lin, sun):
    other = Manuscript.objects.begin(Writing(title="访水渠", body="<p>渠</p>"), by=sun)
    mine = draft.illustrate(photograph(), by=lin)
    theirs = other.illustrate(photograph(), by=sun)
    draft.body = "".join(f'<img src="{each.get_absolute_url()}">' for each in (mine, theirs))

    word = Document(BytesIO(docx_of(draft)))

    assert len(word.inline_shapes) == 1
    assert LOST_PICTURE in [paragraph.text for paragraph in word.paragraphs]


def test_a_picture_whose_file_is_gone_is_told_of(draft, lin):
    picture = draft.illustrate(photograph(), by=lin)
    picture.file.storage.delete(picture.file.name)
    draft.body = f'<img src="{picture.get_absolute_url()}">'

    assert LOST_PICTURE in words(draft)


def test_twenty_authors_of_two_units_are_named_in_their_order(draft, hire, beihe, liulin):
    for place in range(2, 22):
        unit = beihe if place < 12 else liulin
        person = hire(f"author{place}", f"作者{place}", unit, "writer")
        draft.authorship_set.create(person=person, unit=unit, place=place, share="0.01")

    told = words(draft)[1]

    assert told.startswith("北河镇　林秀　作者2　")
    assert "作者11；柳林乡　作者12" in told.replace("\n", "")
    assert told.endswith("作者21")
    assert all(line[0] in "北作柳" and width(line) <= 28 for line in told.split("\n"))


def test_a_piece_without_title_and_text_is_set_all_the_same(lin):
    empty = Manuscript.objects.begin(Writing(title="", body=""), by=lin)

    assert words(empty)[0] == "（无标题）"
    assert file_name_of(empty, ".docx") == "（无标题）.docx"
    assert pdf_of(empty).startswith(b"%PDF")


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_author_takes_a_draft_along_under_its_title(desk, draft, lin, name):
    answer = desk(lin).get(reverse(name, args=[draft.pk]))

    suffix = ".docx" if name == "manuscript-word" else ".pdf"
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["Content-Disposition"].endswith(quote(f"北河镇：代表联络站开到河堤上{suffix}"))
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ADDRESSES)
def test_those_who_may_not_see_the_piece_do_not_find_its_files(desk, draft, sun, chen, stranger, name):
    for person in (sun, chen, stranger):
        assert desk(person).get(reverse(name, args=[draft.pk])).status_code == 404


@pytest.mark.parametrize("name", ADDRESSES)
def test_whoever_is_not_signed_in_is_asked_to(client, draft, name):
    assert client.get(reverse(name, args=[draft.pk])).status_code == 302


def test_the_sheet_leads_to_both_files(desk, levee, chen):
    page = desk(chen).get(levee.get_absolute_url()).content.decode()

    for name in ADDRESSES:
        assert reverse(name, args=[levee.pk]) in page


def test_a_registered_piece_is_called_by_number_and_title(levee):
    assert file_name_of(levee, ".docx") == f"{levee.number} 北河镇：代表联络站开到河堤上.docx"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.pdf"),
        ("..\u202ecod.exe\n第二行\t完. ", "cod.exe 第二行 完.pdf"),
        ("   ", "（无标题）.pdf"),
    ],
)
def test_a_file_name_is_safe_everywhere(draft, title, name):
    draft.title = title

    assert file_name_of(draft, ".pdf") == name


def test_a_long_title_is_cut_between_characters_and_the_suffix_stays(levee):
    levee.title = "河" * 120

    name = file_name_of(levee, ".docx")

    assert len(name.encode()) <= 120
    assert name.startswith(f"{levee.number} 河河")
    assert name.endswith("河.docx")


def test_a_flow_describes_itself_by_title_and_congress(levee):
    flow = flow_of(levee)

    assert (flow.title, flow.maker) == ("北河镇：代表联络站开到河堤上", "青禾县人大常委会")
