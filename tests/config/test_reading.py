import json
import sys

import pytest

from byline.config import command
from byline.gateways.fetching import FakeFetcher

PAGE = (
    "<html><head><meta charset=utf-8><title>茶园里的民情会</title></head><body><h1>茶园里的民情会</h1>"
    "<p>柳溪镇人大代表把接待日搬进茶园，听茶农说灌溉、说道路、说销路，当场记下十一条建议。</p>"
    "<p>镇人大主席团把建议分给三个部门，限期一个月答复，答复情况在村口张榜。</p></body></html>"
).encode()


class Shelf(FakeFetcher):
    def __init__(self):
        super().__init__({"http://paper.example/1": PAGE})


def test_an_address_is_read_through_the_door_and_one_that_does_not_answer_is_told(
    settings, monkeypatch, capsys
):
    settings.FETCHING_DOOR = "tests.config.test_reading.Shelf"
    monkeypatch.setattr(sys, "argv", ["byline", "read", "http://paper.example/1", "http://silent.example/2"])

    with pytest.raises(SystemExit) as ended:
        command.main()

    shown = capsys.readouterr()
    assert ended.value.code == 1
    assert json.loads(shown.out)["title"] == "茶园里的民情会"
    assert "http://silent.example/2: The page could not be fetched." in shown.err
    assert "silent.example did not answer in time" in shown.err
