import json

import pytest

from byline.standings import command
from byline.standings.command import NoSuchCongress, WhichCongress, WhoPrepares
from byline.standings.models import Bulletin


@pytest.fixture
def options(tmp_path, last_month):
    return {"period": last_month.key, "congress": "", "by": "chenjing", "out": tmp_path, "json": False}


def test_both_files_are_written(a_month_of_prints, options, tmp_path, capsys):
    assert command.run(options) == 0

    files = sorted(path.suffix for path in tmp_path.iterdir() if path.stem.startswith("关于"))
    assert files == [".docx", ".pdf"]
    assert capsys.readouterr().out.count("信息采用情况的通报") == 2


def test_a_bulletin_that_is_there_is_not_prepared_again(bulletin, options, capsys):
    options |= {"by": "", "json": True}

    command.run(options)

    assert Bulletin.objects.get() == bulletin
    assert len(json.loads(capsys.readouterr().out)["files"]) == 2


@pytest.mark.parametrize("by", ["", "nobody", "linxiu"])
def test_only_an_editor_prepares_one(a_month_of_prints, options, by):
    options["by"] = by

    with pytest.raises(WhoPrepares):
        command.run(options)

    assert not Bulletin.objects.exists()


def test_the_congress_is_named_where_there_are_several(a_month_of_prints, options, stranger):
    with pytest.raises(WhichCongress):
        command.run(options)

    options["congress"] = "青禾县"
    assert command.run(options) == 0


def test_an_unknown_congress_is_refused(a_month_of_prints, options):
    options["congress"] = "远山县"

    with pytest.raises(NoSuchCongress):
        command.run(options)
