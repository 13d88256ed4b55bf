"""The lists of units and people, and who may look."""

import pytest


@pytest.mark.parametrize("address", ["/units/", "/people/"])
def test_a_writer_has_no_right_to_the_lists(desk, lin, address):
    response = desk(lin).get(address)

    assert response.status_code == 403
    assert "没有权限" in response.text


def test_a_writer_has_no_right_to_a_person_s_sheet(desk, lin, chen):
    assert desk(lin).get(f"/people/{chen.pk}/").status_code == 403


def test_units_stand_by_class_with_who_answers_for_them(desk, chen, wu, lin, liulin):
    text = desk(chen).get("/units/").text

    assert text.index("县人大常委会办公室") < text.index("北河镇") < text.index("柳林乡")
    assert "吴建民" in text


def test_people_are_found_by_name_unit_and_role(desk, chen, wu, lin, sun, beihe):
    def found(**asked):
        return {person.name for person in desk(chen).get("/people/", asked).context["page_obj"]}

    assert found() == {"陈静", "吴建民", "林秀", "孙晓燕"}
    assert found(q="林") == {"林秀"}
    assert found(unit=beihe.pk) == {"吴建民", "林秀"}
    assert found(unit=beihe.pk, role="head") == {"吴建民"}
    assert found(q="查无此人") == set()
    assert found(unit="x", role="y") == {"陈静", "吴建民", "林秀", "孙晓燕"}


def test_another_county_s_people_are_not_found(desk, stranger, lin):
    assert "林秀" not in desk(stranger).get("/people/").text
    assert desk(stranger).get(f"/people/{lin.pk}/").status_code == 404


def test_a_sheet_tells_all_posts(desk, chen, wu):
    text = desk(chen).get(f"/people/{wu.pk}/").text

    assert "第一责任人" in text
    assert "2015-01-01" in text


@pytest.mark.parametrize("address", ["/units/", "/people/"])
def test_the_lists_ask_no_more_for_more_people(
    desk, chen, hire, beihe, address, django_assert_max_num_queries
):
    for number in range(20):
        hire(f"writer{number}", f"写手{number}", beihe, "writer")
    at_work = desk(chen)

    with django_assert_max_num_queries(11):
        at_work.get(address)
