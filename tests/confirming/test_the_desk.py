"""The desk where adoptions are confirmed, and the lines of the ledger."""

from django.urls import reverse

from byline.confirming.marking import by_paragraph, paragraphs

MOST_QUERIES = 25


def test_the_desk_shows_both_texts_the_verdict_and_what_would_follow(client, chen, adoption, levee):
    client.force_login(chen)

    words = client.get(adoption.get_absolute_url()).content.decode()

    assert levee.title in words
    assert adoption.clipping.title in words
    assert 'data-passage="1"' in words
    assert "4.8分" in words
    assert "第3.2条" in words
    assert "确认采用" in words


def test_the_front_page_is_foreseen_before_it_is_confirmed(client, chen, adoption):
    client.force_login(chen)

    words = client.get(adoption.get_absolute_url(), {"placement": "front_page"}).content.decode()

    assert "7.2分" in words


def test_the_page_as_it_came_can_be_laid_beside_the_manuscript(client, chen, adoption, levee):
    client.force_login(chen)

    words = client.get(adoption.get_absolute_url(), {"page": "original"}).content.decode()

    assert levee.title in words
    assert reverse("clipping-original", args=[adoption.clipping.pk]) in words


def test_without_a_rulebook_the_desk_says_what_to_do(client, chen, adoption, rulebook):
    clipping = adoption.clipping
    clipping.printed_on = clipping.printed_on.replace(year=2011)
    clipping.save()
    client.force_login(chen)

    words = client.get(adoption.get_absolute_url()).content.decode()

    assert "2011" in words
    assert "disabled" in words


def test_a_writer_reads_their_own_adoption_without_the_deeds(client, lin, adoption):
    client.force_login(lin)

    answer = client.get(adoption.get_absolute_url())

    assert answer.status_code == 200
    assert "确认采用</button>" not in answer.content.decode()


def test_the_desk_asks_few_questions(client, chen, adoption, django_assert_max_num_queries):
    client.force_login(chen)

    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(adoption.get_absolute_url())


def test_each_line_of_the_ledger_explains_itself(client, lin, chen, adoption, django_assert_max_num_queries):
    adoption.confirm(by=chen)
    client.force_login(lin)

    with django_assert_max_num_queries(MOST_QUERIES):
        words = client.get(reverse("entries")).content.decode()

    assert "3.2" in words
    assert "60%" in words
    assert "吴建民" not in words  # a writer reads only their own lines


def test_the_original_page_is_shut_off(client, chen, adoption):
    client.force_login(chen)

    answer = client.get(reverse("clipping-original", args=[adoption.clipping.pk]))

    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert "堤上接待日".encode() in b"".join(answer.streaming_content)


def test_a_passage_over_two_paragraphs_is_marked_in_both_and_numbered_once():
    first, second = paragraphs("清淤只是\n头一步。", [(1, 2, 7)])

    assert [(piece.text, piece.number, piece.is_first) for piece in first] == [
        ("清淤", 0, False),
        ("只是", 1, True),
    ]
    assert [(piece.text, piece.number, piece.is_first) for piece in second] == [
        ("头一", 1, False),
        ("步。", 0, False),
    ]


def test_a_passage_over_several_paragraphs_is_cut_where_both_sides_are():
    page, manuscript = "近日。\n清淤了。\n堤固了。", "清淤了，\n堤固了。\n完。"

    assert by_paragraph([4, 13, 0, 9], page=page, manuscript=manuscript) == [(4, 8, 0, 4), (9, 13, 5, 9)]


def test_a_passage_whose_paragraphs_were_merged_stays_whole():
    assert by_paragraph([0, 8, 0, 9], page="清淤了，堤固了。", manuscript="清淤了，\n堤固了。") == [
        (0, 8, 0, 9)
    ]
