"""A table of all shapes of rules, and of all worked cases, each with the scenes that show it."""

import re
from pathlib import Path

import pytest

from tests.written.sets import SETS

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("reckoning", "written")
SHAPES = {
    "a table of level and genre": "a_table_of_levels_and_genres_gives_each_cell_its_points",
    "a named outlet before its level": "a_named_outlet_overrides_its_group_and_the_group_its_level",
    "money beside points": "points_yuan_and_pieces_stand_side_by_side_in_one_book",
    "a multiple of the fee": "a_multiple_of_the_fee_is_paid_with_half_as_much_again_on_the_front_page",
    "a place on the page: percent": "r1_a_provincial_front_page_is_five_fees_and_half_as_much_again",
    "a place on the page: times": "r26_a_headline_doubles",
    "a place on the page: a figure of its own": "a_headline_has_a_figure_of_its_own_in_place_of_the_award",
    "bands of length": "r9_five_hundred_characters_and_more_earn_a_sum_by_level",
    "bands of length, upper end": "the_upper_end_belongs_to_a_band_where_the_book_says_so",
    "own piece or round-up": "a_round_up_gives_less_than_an_own_piece",
    "leaders' comments": "of_several_comments_each_counts_or_only_the_highest",
    "commissions": "a_commission_met_earns_and_one_that_came_late_costs",
    "commissions missed": "a_missed_commission_costs_the_unit_it_was_asked_of_and_needs_no_piece",
    "several outlets: the highest": "r1_a_city_paper_besides_adds_nothing_as_only_the_highest_counts",
    "several outlets: all": "r2_bulletins_and_a_leader_s_comment_accumulate",
    "several outlets: the best few": "only_the_best_two_of_several_outlets_count",
    "one news from several units": "of_one_news_from_several_units_only_the_first_sender_is_credited",
    "authors: fixed halves, two names": "each_of_two_names_takes_a_fixed_half_and_a_third_name_nothing",
    "authors: journalists left out": "correspondents_take_all_where_a_journalist_signs_too",
    "authors: once for each unit": "a_piece_counts_once_for_each_unit_and_its_people_share_that",
    "money and count shared otherwise": "money_and_count_are_shared_each_in_its_own_way",
    "base, floor and cap": "floors_and_caps_hold_the_part_that_they_name",
    "a cap of the year": "a_year_s_cap_holds_the_year_and_no_month",
    "all or nothing": "all_or_nothing_is_a_step_and_of_several_the_first_that_fits_counts",
    "targets by class, unit, person": "the_closest_duty_counts_and_a_target_of_one_s_own_before_it",
    "targets by age": "r9_whoever_is_under_thirty_six_writes_every_week",
    "personal results for the office": "personal_credits_say_whether_the_unit_has_them_too",
    "shortfall": "what_lacks_costs_as_the_line_says",
    "shortfall fined as it is paid": "a_fine_that_equals_the_award_asks_which_award",
    "adoption rate": "a_rate_is_in_percent_and_there_is_none_of_nothing",
    "veto of an item": "an_untrue_item_counts_nothing_and_costs_what_the_clause_says",
    "veto of a period": "a_veto_takes_the_period_but_leaves_its_penalties",
    "veto of a year": "a_veto_of_the_year_takes_what_stood_before_and_what_comes_after",
    "veto of honours": "who_has_nothing_or_a_veto_has_no_honour",
    "streaks": "a_streak_warns_when_it_is_full_and_again_when_it_is_as_long_again",
    "honours and their ties": "equals_at_the_last_place_of_an_honour_have_it_all_or_none",
    "conversion": "points_are_converted_on_a_straight_line_up_to_a_cap",
    "weights for ranking alone": "ranking_points_may_weigh_levels_otherwise_than_points",
    "reads": "each_full_thousand_reads_counts_and_what_is_over_does_not",
    "within a day": "what_was_sent_a_day_after_the_event_does_not_count",
    "factors by genre": "a_picture_counts_half_and_research_twice",
    "campaigns": "a_campaign_counts_by_the_day_of_print_with_both_its_ends",
    "parts other than writing": "who_planned_filmed_or_edited_has_points_of_their_own",
    "by analogy": "an_outlet_that_no_clause_names_counts_like_its_level_and_is_shown_to_a_person",
}
CASES = {
    "r1: front page 750": "r1_a_provincial_front_page_is_five_fees_and_half_as_much_again",
    "r1: highest only 750": "r1_a_city_paper_besides_adds_nothing_as_only_the_highest_counts",
    "r2: 20": "r2_bulletins_and_a_leader_s_comment_accumulate",
    "r3: 0": "r3_a_commission_met_and_praised_is_eaten_up_by_one_that_came_late",
    "r5: −16": "r5_eight_pieces_short_of_thirty_cost_sixteen",
    "r5: −5": "r5_a_headline_found_untrue_earns_nothing_and_costs_five",
    "r7: 45": "r7_base_late_theory_piece_and_comment",
    "r9: 135 and 35": "r9_five_hundred_characters_and_more_earn_a_sum_by_level",
    "r9: half a piece each": "r9_two_correspondents_split_the_money_themselves_and_count_half_a_piece_each",
    "r11: 1,200": "r11_six_theory_pieces_in_the_provincial_journal",
    "r14: 240": "r14_three_provincial_fees",
    "r18: 5": "r18_only_the_highest_of_county_city_and_province",
    "r19: 300, half each": "r19_two_names_share_award_and_comment_and_count_half_each",
    "r27: 0 and 50": "r27_fifteen_pieces_a_year_or_nothing",
}
PUBLISHED = "r01 r02 r03 r05 r07 r09 r10 r11 r13 r14 r15 r16 r17 r18 r19 r26 r27 r29 r30"


@pytest.fixture(scope="module")
def scenes():
    files = (path for folder in FOLDERS for path in (ROOT / folder).glob("test_*.py"))
    return {
        name
        for path in files
        for name in re.findall(r"^def test_(\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }


@pytest.mark.parametrize("shown", [*SHAPES.items(), *CASES.items()], ids=lambda pair: pair[0])
def test_a_scene_shows_it(shown, scenes):
    assert shown[1] in scenes


def test_every_published_set_stands_in_its_file():
    assert PUBLISHED.split() == SETS
