import json
import pickle
import zipfile
from dataclasses import replace

import pytest

from tearsheet.matching import Index, Page, match
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
    Index.of(ledger).save(tmp_path / "index")
    with zipfile.ZipFile(tmp_path / "index") as bundle:
        head = json.loads(bundle.read("manuscripts.json"))
    head["parameters"]["length"] = 99
    with zipfile.ZipFile(tmp_path / "older", "w") as bundle:
        bundle.writestr("manuscripts.json", json.dumps(head))
        bundle.writestr("hashes", b"")
        bundle.writestr("owners", b"")

    assert match(printed(ledger[0]), Index.load(tmp_path / "older"))[0].manuscript == ledger[0].id


def test_an_index_can_be_pickled(ledger):
    index = pickle.loads(pickle.dumps(Index.of(ledger)))  # noqa: S301 -- our own bytes

    assert match(printed(ledger[0]), index)[0].manuscript == ledger[0].id


def test_an_empty_index_matches_nothing(ledger):
    assert match(printed(ledger[0]), Index()) == []
    assert match(Page("p", "", ""), Index.of(ledger)) == []
