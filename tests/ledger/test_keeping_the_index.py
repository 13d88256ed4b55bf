"""The index that pages are compared with: always of today, in every process, and kept over a restart."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from byline.manuscripts.models import Manuscript, Registration
from byline.manuscripts.models.manuscript import Writing
from byline.proving import shelf as shelves
from byline.proving.kept import Kept
from byline.proving.shelf import Shelf
from tests.cast import html, register

FEW = 8


@pytest.fixture
def worth_keeping(monkeypatch, settings, tmp_path):
    """Keep an index of two manuscripts too."""
    settings.HOME = tmp_path
    monkeypatch.setattr(shelves, "WORTH_KEEPING", 1)


@pytest.fixture
def shelf(levee, ditch):
    """The index of this process, asked once."""
    asked = Shelf()
    asked.bring_up_to_date(levee.congress)
    return asked


@pytest.fixture
def built(monkeypatch):
    """The keys of what was built since."""
    keys = []
    pieces = shelves.pieces
    monkeypatch.setattr(shelves, "pieces", lambda wanted: (keys.extend(wanted), pieces(wanted))[1])
    return keys


def test_a_corrected_text_is_found_by_its_new_words(shelf, levee):
    changed = {"title": "更正", "body": "<p>渡口的灯亮了一夜。</p>", "changed_at": timezone.now()}
    Manuscript.objects.filter(pk=levee.pk).update(edition=levee.edition + 1, **changed)

    shelf.bring_up_to_date(levee.congress)

    assert shelf.index[str(levee.pk)].body == "渡口的灯亮了一夜。"
    assert shelf.index[str(levee.pk)].title == "更正"


def test_other_authors_are_known(shelf, levee, sun, liulin):
    first = levee.authorship_set.order_by("place").first()
    first.delete()
    levee.authorship_set.create(person=sun, unit=liulin, place=9, share=first.share)

    shelf.bring_up_to_date(levee.congress)

    assert shelf.index[str(levee.pk)].authors == ("吴建民", "孙晓燕")


def test_an_author_a_unit_and_an_outlet_by_another_name_are_known(shelf, levee, lin, beihe, dongjiang_daily):
    for row, name in ((lin, "林绣"), (beihe, "北河街道"), (dongjiang_daily, "东江新报")):
        type(row).objects.filter(pk=row.pk).update(name=name)

    shelf.bring_up_to_date(levee.congress)

    known = shelf.index[str(levee.pk)]
    assert (known.authors[0], known.unit, known.submitted_to) == ("林绣", "北河街道", ("东江新报",))


def test_a_new_submission_costs_one_manuscript(shelf, levee, yunzhou_daily, chen, built):
    levee.submit(to=yunzhou_daily, by=chen)

    shelf.bring_up_to_date(levee.congress)

    assert built == [levee.pk]
    assert shelf.index[str(levee.pk)].submitted_to == ("东江日报", "云州日报")


def test_a_new_registration_costs_one_manuscript(shelf, levee, sun, chen, today, built):
    begun = Manuscript.objects.begin(Writing(title="柳林乡：夜访", body=html("夜里走访了三户。")), by=sun)
    fresh = register(begun, by=chen, on=today - timedelta(days=1))

    shelf.bring_up_to_date(levee.congress)

    assert built == [fresh.pk]
    assert len(shelf.index) == 3


def test_a_registration_taken_back_is_forgotten(shelf, levee, ditch, built):
    Registration.objects.filter(manuscript=ditch).delete()

    shelf.bring_up_to_date(levee.congress)

    assert str(ditch.pk) not in shelf.index
    assert built == []


def test_while_nothing_changes_nothing_is_read(shelf, levee, built, django_assert_max_num_queries):
    with django_assert_max_num_queries(FEW):
        shelf.bring_up_to_date(levee.congress)

    assert built == []


def test_a_draft_that_is_written_costs_nothing(shelf, levee, lin, built, django_assert_max_num_queries):
    draft = Manuscript.objects.begin(Writing(title="草稿", body=html("才写了开头。")), by=lin)
    shelf.bring_up_to_date(levee.congress)
    draft.write(Writing(title="草稿", body=html("又写了一句。")), edition=draft.edition, by=lin)

    with django_assert_max_num_queries(FEW):
        shelf.bring_up_to_date(levee.congress)
    assert built == []


def test_another_process_sees_the_same_change(shelf, levee, yunzhou_daily, chen):
    worker = Shelf()
    worker.bring_up_to_date(levee.congress)
    levee.submit(to=yunzhou_daily, by=chen)

    for one in (shelf, worker):
        one.bring_up_to_date(levee.congress)
        assert "云州日报" in one.index[str(levee.pk)].submitted_to


def test_after_a_restart_nothing_is_built_again(worth_keeping, shelf, levee, ditch, built):
    restarted = Shelf()
    restarted.bring_up_to_date(levee.congress)

    assert built == []
    assert len(restarted.index) == 2
    assert restarted.index[str(levee.pk)] == shelf.index[str(levee.pk)]


def test_what_changed_while_it_was_off_is_brought_up(worth_keeping, shelf, levee, yunzhou_daily, chen, built):
    levee.submit(to=yunzhou_daily, by=chen)
    restarted = Shelf()
    restarted.bring_up_to_date(levee.congress)

    assert built == [levee.pk]


def broken_index(kept):
    index = kept.folder / json.loads(kept.note.read_text())["index"]
    index.write_bytes(index.read_bytes()[:-9])


def other_index(kept):
    index = kept.folder / json.loads(kept.note.read_text())["index"]
    index.write_bytes(index.read_bytes().replace("青".encode(), "清".encode()) + b" ")


def gone_index(kept):
    (kept.folder / json.loads(kept.note.read_text())["index"]).unlink()


def broken_note(kept):
    kept.note.write_text('{"made_with": ')


def note_of_another_release(kept):
    note = json.loads(kept.note.read_text())
    kept.note.write_text(json.dumps(note | {"made_with": {"release": "0.0.1"}}))


def note_of_another_shape(kept):
    kept.note.write_text("[]")


@pytest.mark.parametrize(
    "damage",
    [broken_index, other_index, gone_index, broken_note, note_of_another_release, note_of_another_shape],
)
def test_a_kept_index_that_is_not_what_was_written_is_built_again(worth_keeping, shelf, levee, built, damage):
    kept = Kept.of(levee.congress.pk)
    damage(kept)

    restarted = Shelf()
    restarted.bring_up_to_date(levee.congress)

    assert len(built) == 2
    assert len(restarted.index) == 2
    assert kept.read()


def test_marks_of_another_database_are_not_trusted(worth_keeping, shelf, levee, built):
    kept = Kept.of(levee.congress.pk)
    index, marks = kept.read()
    kept.write(index, marks={pk: f"{mark}x" for pk, mark in marks.items()})

    Shelf().bring_up_to_date(levee.congress)

    assert len(built) == 2


def test_where_nothing_can_be_written_the_work_goes_on(settings, monkeypatch, tmp_path, levee, caplog):
    monkeypatch.setattr(shelves, "WORTH_KEEPING", 1)
    settings.HOME = tmp_path / "file"
    settings.HOME.write_text("")
    asked = Shelf()

    asked.bring_up_to_date(levee.congress)

    assert len(asked.index) == 1
    assert "could not be kept" in caplog.text


def test_one_index_lies_there_however_often_it_is_kept(worth_keeping, shelf, levee, yunzhou_daily, chen):
    levee.submit(to=yunzhou_daily, by=chen)
    shelf.bring_up_to_date(levee.congress)

    assert len(list(Kept.of(levee.congress.pk).folder.iterdir())) == 2
