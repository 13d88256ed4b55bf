"""Lists of words: begun, added to, changed, struck, searched, found in a text."""

import pytest

from byline.activity.models import Deed
from byline.manuscripts import demands
from byline.norms import kinds
from byline.norms.phrases import Finder, Phrase
from byline.standards.models import Demand, Word, WordList
from byline.standards.models.wordlist import (
    ListEnded,
    ListNamedAlready,
    WordGone,
    WordListedAlready,
)


def test_an_editor_begins_a_list_and_adds_a_word(desk, chen, qinghe):
    client = desk(chen)

    begun = client.post("/word-lists/new/", {"name": "敏感词", "kind": "sensitive"})
    client.post(f"{begun.url}words/new/", {"word": "莅临", "put": "到", "why": "不用敬语"})

    word = Word.objects.get()
    assert (word.list.congress, word.word, word.put, word.by) == (qinghe, "莅临", "到", chen)
    assert [deed.verb for deed in Deed.objects.about(word.list)] == ["begun", "added"]
    assert "莅临" in client.get(begun.url).content.decode()


@pytest.mark.parametrize("who", ["lin", "wu", "zhou", "luo"])
def test_everybody_reads_and_nobody_but_the_office_writes(desk, request, who, forbidden, residue):
    client = desk(request.getfixturevalue(who))

    assert client.get("/word-lists/").status_code == 200
    assert client.get(f"/word-lists/{forbidden.pk}/").status_code == 200
    assert client.get(f"/word-lists/{forbidden.pk}/table/").status_code == 200
    for address in (
        "new/",
        f"{forbidden.pk}/ending/",
        f"{forbidden.pk}/words/new/",
        f"{forbidden.pk}/import/",
    ):
        assert client.post(f"/word-lists/{address}").status_code == 403
    for deed in ("change", "striking"):
        assert client.post(f"/words/{residue.pk}/{deed}/").status_code == 403


def test_another_county_finds_no_list_and_no_word(desk, stranger, forbidden, residue):
    client = desk(stranger)

    assert "禁用词" not in client.get("/word-lists/").content.decode().replace("禁用词、", "")
    for address in ("", "table/", "import/", "words/new/", "ending/"):
        assert client.get(f"/word-lists/{forbidden.pk}/{address}").status_code == 404
    assert client.post(f"/words/{residue.pk}/striking/").status_code == 404


def test_a_changed_word_ends_and_another_begins(desk, chen, residue):
    desk(chen).post(f"/words/{residue.pk}/change/", {"word": "残废人", "put": "残障人士", "why": "改了口径"})

    old, new = Word.objects.order_by("pk")
    assert old.is_over
    assert (new.put, new.ends_on) == ("残障人士", None)


def test_a_struck_word_is_no_longer_found_and_stays_readable(desk, chen, lin, residue, qinghe):
    assert Word.objects.finder(qinghe).find("一名残废人")

    desk(chen).post(f"/words/{residue.pk}/striking/")

    assert not Word.objects.finder(qinghe).find("一名残废人")
    assert "残废人" in desk(lin).get(f"/word-lists/{residue.list.pk}/?over").content.decode()
    with pytest.raises(WordGone):
        Word.objects.get(pk=residue.pk).strike(by=chen)


def test_a_word_stands_once_in_a_list(desk, chen, forbidden):
    with pytest.raises(WordListedAlready):
        forbidden.add(Phrase("残废人", ""), by=chen)

    answer = desk(chen).post(f"/word-lists/{forbidden.pk}/words/new/", {"word": "残废人"})
    assert answer.status_code == 422
    assert "已在这张词表里" in answer.content.decode()


def test_a_single_character_and_a_word_for_itself_are_refused(desk, chen, forbidden):
    client = desk(chen)
    address = f"/word-lists/{forbidden.pk}/words/new/"

    assert client.post(address, {"word": "傻"}).status_code == 422
    assert client.post(address, {"word": "傻子", "put": "傻子"}).status_code == 422


def test_a_list_that_ended_is_neither_read_nor_added_to(chen, forbidden, qinghe):
    forbidden.end(by=chen)

    assert not Word.objects.finder(qinghe).find("一名残废人")
    with pytest.raises(ListEnded):
        forbidden.add(Phrase("傻子", ""), by=chen)


def test_two_lists_do_not_share_a_name(chen, forbidden, qinghe):
    with pytest.raises(ListNamedAlready):
        WordList(congress=qinghe, name="禁用词", kind="forbidden").begin(by=chen)

    forbidden.end(by=chen)
    WordList(congress=qinghe, name="禁用词", kind="forbidden").begin(by=chen)


def test_words_are_searched_in_word_replacement_and_reason(desk, chen, forbidden):
    forbidden.add(Phrase("盲流", "", "流动人口", "歧视性称呼"), by=chen)

    page = desk(chen).get(f"/word-lists/{forbidden.pk}/?q=歧视").content.decode()

    assert "盲流" in page
    assert "残废人" not in page.partition("<table")[2].partition("</table>")[0]


def test_a_listed_word_stops_a_submission_where_the_rules_say_so(forbidden, draft, chen, qinghe):
    Demand(congress=qinghe, kind=kinds.FORBIDDEN, is_required=True).lay_down(by=chen)
    draft.body = "<p>村里的残疾人和一名残废人。</p>"

    (check,) = demands.unmet(draft)

    (place,) = check.places
    assert (place.paragraph, place.start, place.end, place.put) == (0, 9, 12, "残疾人")


def test_a_wrong_word_is_not_found_inside_the_right_one():
    finder = Finder(
        [Phrase("人大主任", "names", "人大常委会主任"), Phrase("常委会议", "names", "县常委会议")]
    )

    assert [hit.start for hit in finder.find("县常委会议、常委会议、人大常委会主任")] == [6]


def test_the_longest_word_counts_and_one_word_is_found_every_time():
    finder = Finder([Phrase("上访", "sensitive"), Phrase("上访户", "sensitive")])

    assert [hit.phrase.word for hit in finder.find("上访户上访，上访")] == ["上访户", "上访", "上访"]
