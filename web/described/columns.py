"""The columns of the tables that commands write, in words; and the parts of larger answers."""

from collections.abc import Mapping

ROW_OF_A_FORECAST: Mapping[str, str] = {
    "area": "the authority",
    "age_band": "ages, both ends included, or all: the sum of the bands",
    "placement": "the kind of home, or all",
    "date": "the day; the first is the day of the data, and exact",
    "mean": "children looked after, the average of all futures",
    "q05": "one future in 20 has fewer",
    "q10": "one future in 10 has fewer",
    "q25": "one future in 4 has fewer",
    "q50": "half of all futures have fewer",
    "q75": "one future in 4 has more",
    "q90": "one future in 10 has more",
    "q95": "one future in 20 has more",
}

ROW_OF_A_BACK_TEST: Mapping[str, str] = {
    **{name: ROW_OF_A_FORECAST[name] for name in ("area", "age_band", "placement")},
    "origin": "the day the forecast started from; nothing later was seen",
    "horizon_months": "months ahead",
    "target": "the day forecast",
    "model": "the model that made it",
    **{name: text for name, text in ROW_OF_A_FORECAST.items() if name.startswith(("m", "q"))},
    "actual": "children looked after on the target day",
    "note": "what to know of this row, where there is something",
}

ROW_OF_A_FINDING: Mapping[str, str] = {
    "file": "the file",
    "row": "the row as a spreadsheet numbers it, or empty",
    "column": "the column, or empty",
    "value": "what stands there, or empty",
    "rule": "the check that found it",
    "message": "what is wrong and what to do",
    "severity": "error (stops an import) or warning",
    "count": "how many rows it is true of",
}

ROW_OF_SCORES: Mapping[str, str] = {
    "size": "all, or a class of areas by their children on the starting day",
    "age_band": ROW_OF_A_FORECAST["age_band"],
    "placement": ROW_OF_A_FORECAST["placement"],
    "horizon_months": "months ahead",
    "model": "the model",
    "n": "how many figures were scored",
    "error": "mean distance of the middle from the truth, in children",
    "error_of_last_value": "the same of the count on the starting day, carried forward",
    "change": "error against that of the last value, as a share: -0.1 is 10 % less",
    "crps": "ranked probability score, in children; smaller is better",
    "interval_score": "of the range from q10 to q90, in children; smaller is better",
    "coverage_80": "share of truths inside the range from q10 to q90",
    "coverage_low": "lower end of the 95 % interval of that share",
    "coverage_high": "upper end",
    "bias": "mean of the middle less the truth, in children",
}

ROW_OF_DRIVERS: Mapping[str, str] = {
    "area": "the authority",
    "period": "past; past, by kind of home; entries or stays (the past again); or ahead",
    "from": "the day before the period",
    "to": "the last day of it",
    "age_band": ROW_OF_A_FORECAST["age_band"],
    "placement": ROW_OF_A_FORECAST["placement"],
    "part": "what part of the change, or change: the sum of the parts",
    "mean": "children; less than nothing takes away",
    "q10": "one future in 10 has less; past counts are exact",
    "q50": "the middle of all futures",
    "q90": "one future in 10 has more",
}

ROW_OF_INDICATORS: Mapping[str, str] = {
    "area": "the authority",
    "indicator": "looked_after, looked_after_per_10000 (residents aged 0 to 17), entered_a_month, "
    "left_a_month, three_or_more_placements (share with three or more in twelve months), "
    "long_term_stability (share of under-16s looked after for two and a half years who have lived "
    "with the same carers for two), disruptions_a_year_per_100_at_least and _at_most (placements "
    "ended in twelve months because carers, child or authority asked, for 100 children looked "
    "after; at most counts those of unknown reason too), off_island",
    "date": "the day, or the last day of the month or year",
    "value": "on that day or in that month; empty is not known",
    "average_24_months": "average of the months to that day; empty unless every one is known",
    "average_36_months": "the same of 36 months",
    "wanted": "which way is better: lower, higher or neither",
}

ROW_OF_HOMES_BY_AREA: Mapping[str, str] = {
    "home": "the kind of home, as in the answer of homes-wanted",
    "area": "the parish or district it would be in, as in the minutes table",
    "standing": "as near as any (not told apart from the nearest), farther, or not compared: too "
    "few of the journeys from there are in the minutes table; without an area, why there is none",
    "farther_in": "share of futures in which it is farther than the nearest",
    "journey": "minutes of an average journey to school or family, of the children who live there "
    "in the futures; _q10 and _q90: 8 futures in 10 lie between",
    "to_school": "minutes to school, likewise; empty where it is known of fewer than five children",
    "to_family": "minutes to where family time takes place, else to the family home, likewise",
    "school_in_reach": "share of the months at school in which it takes no longer than the panel's "
    "limit, likewise",
    "data_date": "the day of the data; data_hash names them",
    "data_hash": "a fingerprint of the data",
    "months": "months lived",
    "draws": "futures lived",
    "seed": "of the futures",
    "version": "of this software",
}

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "homes-by-area": ROW_OF_HOMES_BY_AREA,
    "indicators": ROW_OF_INDICATORS,
    "drivers": ROW_OF_DRIVERS,
    "forecast": ROW_OF_A_FORECAST,
    "backtest": ROW_OF_A_BACK_TEST,
    "scores": ROW_OF_SCORES,
    "check": ROW_OF_A_FINDING,
}


TABLES_OF_A_RESULT: Mapping[str, str] = {
    "children": "month, age_band, level, mean, q10, q50, q90",
    "outcomes": "month, outcome, mean, q10, q50, q90",
    "requests": "month, requests, met_at_once, days_waited_median, days_waited_q90, siblings_apart",
    "siblings": "month, pairs, together, apart, not_known",
    "shortfall": "month, tier, probability, children_mean, children_q90",
    "choice": "month, options_median, options_q10, options_q90",
    "places": "month, tier, approved, available, filled",
    "cost": "year, category, mean, q10, q90, price_year, months",
    "tiers": "preferred, actual, children_mean, q10, q90",
    "margin": "tier, children_mean, places, occupancy",
    "one_home": "places, children_mean, occupancy",
    "flows": "from, to, mean, q10, q90",
    "short_breaks": "measure, value",
    "levers": "lever, measure, contribution, q10, q90",
    "targets": "measure, at_least, wanted_probability, probability, met, q10, q50, q90",
}


PARTS_OF_A_PLAN: Mapping[str, str] = {
    "status": "plan found; nearest plan found, not confirmed; or no plan possible",
    "sentences": "the answer in words",
    "plan": "option, number, words, first_by, all_by (months): what to buy, and by when",
    "levers": "the same as levers of a scenario",
    "nearest": "where no plan is possible, the one that comes nearest: plan, levers; the two above "
    "are empty then",
    "targets": "measure, at_least, wanted_probability, probability (in fresh futures), "
    "probability_low, probability_high (95 %), while_looking, met",
    "cost": "pounds over the whole time: least (the one kept low); net, net_q10, net_q90 and "
    "gross in fresh futures; gross_while_looking, while_looking, program_cost, program_bound, "
    "proved, left_untried (plans near by)",
    "suitable_on_island": "without and with the plan, in the same fresh futures",
    "frontier": "this_plan (yes or no), plan, net_cost, net_cost_q10, net_cost_q90, gross_cost, "
    "suitable_on_island, q10, q90, siblings_together",
    "shadow": "option, change (1 or -1), words, and the change of measures with q10 and q90",
    "stands_in_the_way": "sentences, where a target is not reached in the fresh futures",
    "options": "option, most: what the plan was chosen from",
    "left_out": "sentences on what was not among the options",
    "settings": "value and source of each",
    "provenance": "data date and hash; seeds and draws of the search, the confirmation, the rest",
}


OF_THE_PIPELINE: Mapping[str, str] = {
    "enquiries_needed": "households, by, from_those_on_their_way_mean, enquiries_a_month_now, "
    "chance_at_this_pace, enquiries_a_month_even, enquiries_a_month_eight_in_ten, "
    "enquiries_for_an_approval_mean, enquiries_for_an_approval_q10, "
    "enquiries_for_an_approval_q90, days_to_approval_half, "
    "days_to_approval_nine_in_ten, last_day_half, start_by_nine_in_ten",
    "blockage": "stage, change, mean, q10, q90, as_good_as_the_best",
    "funnel": "from_to, began, went_on, left, still_on_the_way, share, q10, q90, published, note",
    "cohorts": "enquired_in, households, applied, approved, left, still_on_the_way",
    "why_they_left": "reason, code, before_application, after_application",
    "stages": "stage, here, over_target, day_not_known, longest_days, usual_days, q10, q90, "
    "target_days",
    "stuck": "application_id, stage, days, target_days",
    "assessors": "assessors, weeks_waiting_mean, approvals_a_year_mean, approvals_a_year_q10, "
    "approvals_a_year_q90",
    "campaigns": "campaign, enquiries, applied, approved, still_on_the_way, cost, price_year, "
    "cost_of_an_enquiry, cost_of_an_approval",
    "campaign_words": "group, name, children, need_a_home_here, words",
    "intensive": "enquiries, approved, enquiries_for_an_approval, q10, q90, note",
    "first_child": "application_id, approved_on, first_child_on, days",
    "by_month": "month, stage, mean, q10, q90",
    "households_to_come": "month, households_mean, households_q10, households_q90, places_mean, "
    "places_q10, places_q90, of_today_mean, new_mean",
    "gaps": "application_id, stage, assessed, tier, ages, need_a_home, could_live_there, "
    "of_them_no_free_home_now",
    "stepping_up": "household, kind, action, owner, usual_days, families, with_no_home_open",
    "capacity": "tier, homes, approved, not_available, available, filled, free, why",
    "not_available": "place, tier, places, why, reason, until",
    "short_breaks": "measure, value",
    "large_families": "homes, homes_with_three_free, families, families_living_apart, "
    "families_who_need_a_home, gap_today, until, families_to_come_mean, chance_of_a_family, "
    "homes_of_today_then_mean",
    "reviews": "quarter, from, to, reviews_due, breaks_and_holds_that_end, "
    "planned_to_stop, may_stop_mean",
    "looking_back": "application_id, place, approved_on, recruited_for, children_now, "
    "of_them_of_that_tier, what_suits_them_best, first_child_on",
}
"""The columns of the rows of each answer of `sufficiency pipeline`; each has sentences too."""
