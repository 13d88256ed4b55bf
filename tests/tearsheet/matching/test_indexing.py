import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearsheet.errors import BrokenIndex, IndexFull
from tearsheet.indexing import building, segments, storing
from tearsheet.indexing import index as indexing
from tearsheet.matching import Index, Page, match
from tearsheet.matching.records import MalformedInputError
from tests.tearsheet.matching.pressroom import Pressroom


@pytest.fixture(scope="module")
def ledger():
    once = {one.body: one for one in Pressroom(5).ledger}  # some texts are registered by two units
    return list(once.values())


def printed(manuscript, name="p1"):
    return Page(name, manuscript.title, manuscript.body, published_on=manuscript.registered_on)


def test_the_printed_manuscript_is_the_first_candidate(ledger):
    index = Index.of(ledger)

    assert all(index.candidates(printed(one))[0] == one.id for one in ledger)


def test_there_are_never_more_candidates_than_asked_for(ledger):
    assert len(Index.of(ledger).candidates(printed(ledger[0]), most=3)) == 3


def test_an_added_manuscript_is_found_at_once(ledger):
    index = Index.of(ledger[1:])
    index.add(ledger[0])

    assert len(index) == len(ledger)
    assert match(printed(ledger[0]), index)[0].manuscript == ledger[0].id


def test_a_removed_manuscript_is_found_no_more(ledger):
    index = Index.of(ledger)
    index.remove(ledger[0].id)
    index.remove("never there")

    assert ledger[0].id not in index
    assert ledger[0].id not in index.candidates(printed(ledger[0]))


def test_a_new_text_takes_the_place_of_the_old(ledger):
    index = Index.of(ledger)
    rewritten = replace(
        ledger[0], body="枇杷熟了，代表们把集市搬到果园边上，三天卖出两万斤，村民笑得合不拢嘴。" * 2
    )
    index.add(rewritten)

    assert len(index) == len(ledger)
    assert index[rewritten.id] == rewritten
    assert index.candidates(printed(rewritten))[0] == rewritten.id


def test_one_by_one_and_all_at_once_give_the_same_matches(ledger):
    grown = Index()
    for one in ledger:
        grown.add(one)
    made = Index.of(ledger)

    assert [match(printed(one), grown) for one in ledger] == [match(printed(one), made) for one in ledger]


def test_a_saved_index_reads_back_the_same(ledger, tmp_path):
    index = Index.of(ledger)
    index.remove(ledger[3].id)
    index.save(tmp_path / "index")

    loaded = Index.load(tmp_path / "index")

    assert len(loaded) == len(index)
    assert [match(printed(one), loaded) for one in ledger] == [match(printed(one), index) for one in ledger]
    loaded.add(ledger[3])
    assert match(printed(ledger[3]), loaded)[0].manuscript == ledger[3].id


def test_an_index_of_other_parameters_is_made_again_from_its_texts(ledger, tmp_path):
    with storing.Writer(tmp_path / "older", {"length": 99}) as writer:
        for one in ledger:
            writer.add(one.id, storing.pack(one))
        writer.finish(segments.merge([], slots=np.zeros(0, dtype=np.uint32), room=writer.room))

    assert match(printed(ledger[0]), Index.load(tmp_path / "older"))[0].manuscript == ledger[0].id


def test_an_index_built_into_a_file_answers_like_one_in_memory(ledger, tmp_path, monkeypatch):
    monkeypatch.setattr(building, "ROUND", 300)
    again = [*ledger, replace(ledger[2], title=ledger[3].title, body=ledger[3].body)]
    built, made = Index.build(tmp_path / "index", again), Index.of(again)
    pages = [printed(one) for one in ledger]

    assert len(built) == len(made) == len(ledger)
    assert built[ledger[2].id] == again[-1]
    assert list(built.candidates_of_many(pages)) == list(made.candidates_of_many(pages))
    built.check()


def test_nothing_is_left_beside_a_file_whose_building_broke_off(ledger, tmp_path):
    def breaking_off():
        yield ledger[0]
        raise MalformedInputError("ledger.jsonl:2", "not JSON")

    with pytest.raises(MalformedInputError):
        Index.build(tmp_path / "index", breaking_off())

    assert list(tmp_path.iterdir()) == []


def test_a_mapped_index_takes_changes_and_is_saved_over_its_own_file(ledger, tmp_path):
    Index.of(ledger[1:]).save(tmp_path / "index")
    index = Index.load(tmp_path / "index")
    index.add(ledger[0])
    index.remove(ledger[1].id)
    index.add(replace(ledger[2], title="代表联络站开门迎客"))
    index.save(tmp_path / "index")

    loaded = Index.load(tmp_path / "index")

    assert len(loaded) == len(index) == len(ledger) - 1
    assert ledger[1].id not in loaded
    assert loaded[ledger[2].id].title == "代表联络站开门迎客"
    assert match(printed(ledger[0]), loaded)[0].manuscript == ledger[0].id


def test_processes_share_a_mapped_index(ledger, tmp_path):
    Index.of(ledger).save(tmp_path / "index")
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as workers:
        found = list(workers.map(first_candidate, [(tmp_path / "index", printed(one)) for one in ledger[:4]]))

    assert found == [one.id for one in ledger[:4]]


def first_candidate(asked):
    path, page = asked
    return Index.load(path).candidates(page)[0]


@pytest.mark.parametrize(
    "harm",
    [
        lambda _: b"",
        lambda _: b"PK\x03\x04" + bytes(5000),
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[:20] + bytes(100) + data[120:],
        lambda data: b"tearidx9" + data[8:],
    ],
)
def test_a_foreign_or_broken_file_is_refused(ledger, tmp_path, harm):
    path = tmp_path / "index"
    Index.of(ledger).save(path)
    path.write_bytes(harm(path.read_bytes()))

    with pytest.raises(BrokenIndex):
        Index.load(path)


def test_a_changed_byte_anywhere_is_found_by_checking(ledger, tmp_path):
    path = tmp_path / "index"
    Index.of(ledger).save(path)
    data = path.read_bytes()
    for place, count, _, _ in storing.read_head(data[: storing.HEAD], path)["sections"].values():
        changed = bytearray(data)
        changed[place + count // 2] ^= 0x55
        path.write_bytes(changed)
        with pytest.raises(BrokenIndex):
            Index.load(path).check()


def test_a_broken_record_is_refused_when_it_is_asked_for(ledger, tmp_path):
    path = tmp_path / "index"
    Index.of(ledger).save(path)
    data = bytearray(path.read_bytes())
    data[storing.HEAD + 4 : storing.HEAD + 40] = bytes(36)
    path.write_bytes(data)

    with pytest.raises(BrokenIndex):
        Index.load(path)[ledger[0].id]


def test_many_pages_at_once_get_the_candidates_of_each_alone(ledger, monkeypatch):
    index = Index.of(ledger)
    empty = [Page("empty", "", "")] * 5000
    pages = [*map(printed, ledger), *empty, Page("short", "人大", "短"), printed(ledger[0])]
    alone = [index.candidates(page) if page.body else [] for page in pages]

    assert list(index.candidates_of_many(pages)) == alone
    monkeypatch.setattr(building, "PASS", 700)
    assert list(index.candidates_of_many(iter(pages))) == alone


def test_a_phrase_that_everybody_uses_names_nobody(ledger):
    phrase = "在县人大常委会的监督支持下，各项工作取得了新的成效，群众获得感不断增强。"
    crowd = [
        replace(ledger[0], id=f"c{n}", title=f"第{n}件", body=phrase) for n in range(segments.COMMON + 1)
    ]
    index = Index.of([*ledger, *crowd])

    assert index.candidates(Page("p", "", phrase)) == []
    assert index.candidates(printed(ledger[1]))[0] == ledger[1].id


def test_sixteen_million_are_the_limit(ledger, monkeypatch):
    monkeypatch.setattr(indexing, "MOST", 3)
    index = Index.of(ledger[:3])

    with pytest.raises(IndexFull):
        index.add(ledger[4])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(("add", "remove", "rewrite", "save")), st.integers(0, 11)), max_size=40
    )
)
def test_adding_removing_and_replacing_end_where_making_anew_ends(tmp_path_factory, deeds):
    pool = Pressroom(5).ledger[:12]
    index, standing = Index(), {}
    with mock.patch.multiple(indexing, YOUNG=3):
        for deed, which in deeds:
            one = pool[which]
            if deed == "save":
                path = tmp_path_factory.mktemp("saved") / "index"
                index.save(path)
                index = Index.load(path)
                continue
            index.remove(one.id)
            standing.pop(one.id, None)
            if deed == "remove":
                continue
            standing[one.id] = one if deed == "add" else replace(one, body=pool[which - 1].body)
            index.add(standing[one.id])
    made = Index.of(standing.values())

    assert len(index) == len(made)
    assert {name: index[name] for name in standing} == standing
    assert [index.candidates(printed(one)) for one in pool] == [made.candidates(printed(one)) for one in pool]


def test_an_index_can_be_pickled(ledger):
    index = pickle.loads(pickle.dumps(Index.of(ledger)))  # noqa: S301 -- our own bytes

    assert match(printed(ledger[0]), index)[0].manuscript == ledger[0].id


def test_an_empty_index_matches_nothing(ledger):
    assert match(printed(ledger[0]), Index()) == []
    assert match(Page("p", "", ""), Index.of(ledger)) == []
