"""A print claimed by its address, on the real pages."""

import pytest
from django.urls import reverse

from byline.gateways.fetching import FakeFetcher, Fetched
from byline.ledger.models import Adoption, Claim
from byline.outlets.models import Clipping

ADDRESS = "https://www.dongjiang-daily.example/2026/sz/88031.html"
REPRINT = "https://www.lanshan-net.example/a/7.html"


class Shelf(FakeFetcher):
    """The fake door with the pages that a scene has put on its shelf."""

    pages: dict[str, bytes] = {}

    def __init__(self):
        super().__init__(self.pages)


class GarbledCharset(FakeFetcher):
    """A site that names a charset which is none."""

    def fetch(self, address):
        return Fetched(Shelf.pages[ADDRESS], "x-" + "no-such-charset" * 9, address)


@pytest.fixture
def shelf(settings, monkeypatch, levee_page):
    settings.FETCHING_DOOR = "tests.ledger.test_claiming_by_address.Shelf"
    monkeypatch.setattr(Shelf, "pages", {ADDRESS: levee_page, REPRINT: levee_page})
    return Shelf.pages


@pytest.fixture
def claim_of(client, lin, levee, rulebook, shelf):
    client.force_login(lin)
    return lambda address, **typed: client.post(
        reverse("new-claim"), {"address": address, "note": "第三版", **typed}, follow=True
    )


def test_an_address_becomes_a_proposed_adoption(claim_of, levee, dongjiang_daily):
    text = claim_of(ADDRESS).text

    assert levee.title in text
    clipping = Clipping.objects.get()
    assert (clipping.address, clipping.outlet) == (ADDRESS, dongjiang_daily)
    assert clipping.evidence_set.get().kind == "address"


def test_a_reprint_belongs_to_whom_it_was_found_at_not_to_whom_it_names(claim_of):
    claim_of(REPRINT)

    assert Clipping.objects.get().address == REPRINT


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://www.dongjiang-daily.example/gone.html", "dongjiang-daily.example"),
        ("ftp://dongjiang-daily.example/a.html", "ftp"),
        ("https://lin@dongjiang-daily.example/a.html", "不是网址"),
    ],
)
def test_a_refusal_keeps_what_was_typed(claim_of, address, told):
    answer = claim_of(address)

    assert answer.status_code == 422
    assert told in answer.text
    assert f'value="{address}"' in answer.text
    assert 'value="第三版"' in answer.text
    assert not Claim.objects.exists()


@pytest.mark.parametrize("hostile", ["http://[::1", "http://[", "javascript:alert(1)", "//", "\x00"])
def test_a_page_that_makes_up_its_own_address_is_read_all_the_same(claim_of, shelf, levee_page, hostile):
    shelf[REPRINT] = levee_page.replace(ADDRESS.encode(), hostile.encode())

    assert claim_of(REPRINT).status_code == 200
    assert Clipping.objects.get().address == REPRINT


def test_a_page_of_a_charset_that_is_none_is_read_all_the_same(claim_of, settings):
    settings.FETCHING_DOOR = "tests.ledger.test_claiming_by_address.GarbledCharset"

    assert claim_of(ADDRESS).status_code == 200
    assert Adoption.objects.get().verdict == "proven"
