import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from byline.importing.models import Original, TakenAlready
from byline.incoming.files import DisguisedFile
from byline.manuscripts.models import Manuscript, Picture, Writing
from byline.manuscripts.models.filing import NotWritable
from tests.incoming.making import docx, p, picture, png, with_members, zipped

PIECE = docx(
    p("北河镇：代表联络站开到田间地头", side="center", size=44)
    + p("（北河镇人大　林秀　王强）", side="center")
    + p("　　代表们走进联络站。")
)


def illustrated(content):
    body = p("题目", side="center", size=44) + p("正文。") + picture("rId5") + p("图为代表在联络站。王强　摄")
    file = docx(body, links=[("rId5", "image", "media/image1.png")])
    return with_members(file, {"word/media/image1.png": content})


def file(name, content):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def draft(lin):
    return Manuscript.objects.begin(Writing(title="堤上议事", body="<p>上午。</p>", genre="feature"), by=lin)


def test_a_file_becomes_a_draft_and_is_kept_as_it_came(lin):
    original = Original.objects.begin(PIECE, name="来稿.docx", by=lin)

    manuscript = original.manuscript
    assert (manuscript.title, manuscript.body) == (
        "北河镇：代表联络站开到田间地头",
        "<p>代表们走进联络站。</p>",
    )
    assert manuscript.authors == [lin]
    assert (original.name, original.names) == ("来稿.docx", "林秀 北河镇人大、王强 北河镇人大")
    with original.file.open("rb") as kept:
        assert kept.read() == PIECE
    assert "来稿" not in original.file.name


def test_pictures_come_along_in_their_places(lin):
    original = Original.objects.begin(illustrated(png()), name="来稿.docx", by=lin)

    kept = Picture.objects.get()
    assert f'<img src="{kept.get_absolute_url()}"' in original.manuscript.body
    assert "<figcaption>图为代表在联络站。王强　摄</figcaption>" in original.manuscript.body
    assert original.losses == []


def test_a_picture_that_cannot_be_printed_is_told_and_the_text_comes_all_the_same(lin):
    original = Original.objects.begin(illustrated(b"\x89PNG<script>"), name="来稿.docx", by=lin)

    assert original.manuscript.body == "<p>正文。</p><p>图为代表在联络站。王强　摄</p>"
    assert len(original.losses) == 1


def test_the_same_file_is_taken_once(lin, wu):
    Original.objects.begin(PIECE, name="来稿.docx", by=lin)

    with pytest.raises(TakenAlready):
        Original.objects.begin(PIECE, name="来稿（最终版）.docx", by=lin)
    assert Original.objects.begin(PIECE, name="来稿.docx", by=wu)


def test_what_is_refused_leaves_nothing_behind(lin):
    with pytest.raises(DisguisedFile):
        Original.objects.begin(png(), name="来稿.docx", by=lin)
    assert not Manuscript.objects.exists()
    assert not Original.objects.exists()


def test_a_files_text_takes_the_place_of_the_present_one_which_is_kept(lin, draft):
    Original.objects.replace(draft, PIECE, name="来稿.docx", by=lin)

    draft.refresh_from_db()
    assert (draft.title, draft.body) == ("北河镇：代表联络站开到田间地头", "<p>代表们走进联络站。</p>")
    assert (draft.genre, draft.edition) == ("feature", 2)
    assert [version.body for version in draft.version_set.all()] == ["<p>上午。</p>"]


def test_a_files_text_comes_after_the_present_one(lin, draft):
    Original.objects.append(draft, PIECE, name="来稿.docx", by=lin)

    draft.refresh_from_db()
    assert draft.title == "堤上议事"
    assert draft.body == "<p>上午。</p><h2>北河镇：代表联络站开到田间地头</h2><p>代表们走进联络站。</p>"
    assert draft.version_set.count() == 1


def test_what_is_handed_in_takes_no_file(lin, draft):
    draft.file(by=lin)

    for put in (Original.objects.replace, Original.objects.append):
        with pytest.raises(NotWritable):
            put(draft, PIECE, name="来稿.docx", by=lin)


def test_a_single_file_opens_as_a_draft(desk, lin):
    answer = desk(lin).post(reverse("import"), {"files": file("来稿.docx", PIECE)}, follow=True)

    assert answer.redirect_chain[0][0] == reverse("manuscript-writing", args=[Manuscript.objects.get().pk])
    assert "文中署名：林秀 北河镇人大、王强 北河镇人大" in answer.content.decode()


def test_many_files_each_have_their_result(desk, lin):
    # Windows names members in GB18030 and does not say so
    name = "稿件/三月.txt".encode("gb18030")
    text = "柳林乡开展春灌视察\n代表们走进田间。".encode("gb18030")
    archive = zipped({"n" * len(name): text, "__MACOSX/._a": b"x", "b.exe": b"MZ"})
    archive = archive.replace(b"n" * len(name), name)
    files = [file("来稿.docx", PIECE), file("坏.docx", PIECE[:300]), file("批量.zip", archive)]

    page = desk(lin).post(reverse("import"), {"files": files}).content.decode()

    assert page.count("草稿《") == 2
    assert page.count("未导入") == 2
    assert "三月.txt" in page
    assert "文件已损坏" in page
    assert sorted(Manuscript.objects.values_list("title", flat=True)) == [
        "北河镇：代表联络站开到田间地头",
        "柳林乡开展春灌视察",
    ]


def test_no_file_is_a_thing_to_change(desk, lin):
    assert desk(lin).post(reverse("import")).status_code == 422


def test_a_refusal_is_told_on_the_page(desk, lin):
    answer = desk(lin).post(
        reverse("import"), {"files": file("宏.docm", with_members(PIECE, {"word/vbaProject.bin": b"x"}))}
    )

    assert answer.status_code == 422
    assert "文件含有宏" in answer.content.decode()


def test_a_file_goes_into_the_open_draft_by_its_page(desk, lin, draft):
    address = reverse("manuscript-import", args=[draft.pk])
    refused = desk(lin).post(address, {"file": file("空.docx", b""), "place": "append"})
    done = desk(lin).post(address, {"file": file("来稿.docx", PIECE), "place": "append"})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "文件是空的" in refused.content.decode()
    draft.refresh_from_db()
    assert "田间地头" in draft.body


def test_nobody_brings_a_file_into_anothers_draft(desk, sun, draft):
    answer = desk(sun).post(
        reverse("manuscript-import", args=[draft.pk]), {"file": file("a.docx", PIECE), "place": "append"}
    )

    assert answer.status_code == 404


def test_the_original_is_handed_out_as_a_file_to_those_who_may_see_the_piece(desk, lin, sun, chen):
    original = Original.objects.begin(
        b"<html><p>\xe9\xa2\x98</p><script>alert(1)</script></html>", name="来稿.html", by=lin
    )
    address = original.get_absolute_url()

    answer = desk(lin).get(address)

    assert b"<script>" in b"".join(answer.streaming_content)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert desk(sun).get(address).status_code == 404
    assert desk(chen).get(address).status_code == 404
    assert "来稿.html" in desk(lin).get(original.manuscript.get_absolute_url()).content.decode()


def test_the_right_to_write_is_asked(client, desk, shi, luo):
    assert client.get(reverse("import")).status_code == 302
    for person in (shi, luo):
        may = person.has_perm("manuscripts.add_manuscript")
        assert (desk(person).get(reverse("import")).status_code == 200) is may


def test_those_whom_a_file_names_are_suggested_and_nobody_is_named_by_it(desk, lin, wu):
    named = (
        "代表视察供水工程\n供稿：北河镇人大　吴建民　周小雨\n三月五日，代表们走进青石嘴水厂，听取情况汇报。"
    )
    page = desk(lin).post(reverse("import"), {"files": file("来稿.txt", named.encode())}, follow=True)
    manuscript = Manuscript.objects.get()
    assert manuscript.authors == [lin]
    assert Original.objects.get().authorship.replace("&", "&amp;") in page.content.decode()

    form = desk(lin).get(Original.objects.get().authorship).context["form"]

    rows = [(form[f"person_{place}"].value(), form[f"is_outside_{place}"].value()) for place in (1, 2, 3)]
    assert rows == [("吴建民 北河镇", False), ("周小雨", True), ("林秀 北河镇", False)]
    assert form["belongs_to_2"].value() == "北河镇人大"
    assert form.not_suggested == ["林秀"]
    assert manuscript.authors == [lin]


def test_what_is_suggested_is_named_by_the_button(desk, lin, wu):
    manuscript = Manuscript.objects.begin(Writing(title="视察", body="<p>正文。</p>"), by=lin)
    address = reverse("authorship", args=[manuscript.pk], query={"named": "吴建民、周小雨 县水利局"})
    form = desk(lin).get(address).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value()}

    desk(lin).post(address, typed | {"person_3": ""})

    named = [(each.person.name, each.percent) for each in manuscript.authorship_set.all()]
    assert named == [("吴建民", "50"), ("周小雨", "50")]
