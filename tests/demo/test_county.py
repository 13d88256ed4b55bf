"""The county as data: whole, and nobody's real name for a host."""

from byline.inventing import county


def test_every_township_has_somebody_who_answers_and_somebody_who_writes():
    townships = county.units_of("township")
    assert len(townships) == 14
    for township in townships:
        assert county.PEOPLE[township.responsible].roles == ("head",)
        assert county.people_of(township.code, role="writer")


def test_every_role_has_a_person():
    held = {role for person in county.PEOPLE.values() for role in person.roles}
    assert held == {"writer", "head", "editor", "leader", "webmaster", "administrator", "auditor"}


def test_no_two_people_share_a_name():
    names = [person.name for person in county.PEOPLE.values()]
    assert len(set(names)) == len(names)


def test_outlets_stand_at_all_five_levels_and_lead_nowhere():
    assert {outlet.level for outlet in county.OUTLETS.values()} == {
        "national",
        "province",
        "city",
        "county",
        "township",
    }
    assert all(host.endswith(".example") for outlet in county.OUTLETS.values() for host in outlet.hosts)
