import re
from datetime import date
from random import Random

import pytest

from byline.demo.scenes import scene
from byline.demo.story import fits
from byline.inventing import county
from byline.inventing.moulds import Pen, moulds

LEFT_OVER = re.compile(r"[{}|@?]|[，。]。|，，")


def unit_for(mould, day):
    return next(unit for unit in county.UNITS.values() if fits(mould, unit, day))


def written(mould, *, seed):
    day = date(2026, mould.months[seed % len(mould.months)] if mould.months else seed % 12 + 1, 12)
    dice = Random(seed)
    unit = unit_for(mould, day)
    free = "township" if unit.kind == "township" else "county"
    return Pen(scene(unit, on=day, by=dice), by=dice).write(mould, free=free)


def test_there_are_moulds_enough():
    assert len(moulds()) >= 40
    assert {mould.genre for mould in moulds()} >= {
        "news",
        "feature",
        "theory",
        "research",
        "comment",
        "picture",
    }


@pytest.mark.parametrize("mould", moulds(), ids=lambda mould: mould.name)
def test_every_slot_of_a_mould_is_filled(mould):
    for seed in range(24):
        text = written(mould, seed=seed)
        assert text.titles
        assert text.paragraphs
        assert not LEFT_OVER.search("".join((*text.titles, *text.paragraphs)))


def test_siblings_have_facts_of_their_own():
    mould = next(one for one in moulds() if one.name == "reception_day")
    texts = {written(mould, seed=seed).paragraphs for seed in range(20)}
    assert len(texts) == 20


def test_a_remembered_number_is_the_same_in_title_and_text():
    mould = next(one for one in moulds() if one.name == "embankment")
    text = written(mould, seed=3)
    villagers = re.search(r"(\d+)名沿河村民", text.paragraphs[0])
    assert villagers


def test_the_same_dice_write_the_same_text():
    mould = moulds()[0]
    assert written(mould, seed=5) == written(mould, seed=5)
