"""The page of the pipeline says what the command says."""

import html
import re

import pytest


def test_the_blockage_of_the_pipeline_stands_as_the_command_says_it(client, baseline):
    from scenarios.pipeline.answers.asked import ask as follow
    from scenarios.pipeline.answers.blockage import blockage

    page = html.unescape(client.get("/recruit/pipeline").text)
    for sentence in blockage(follow(baseline, months=36, draws=200, seed=1)).sentences:
        assert sentence in page
    assert "/recruit/pipeline" in client.get("/recruit").text


def test_every_answer_for_recruiters_stands_on_one_of_their_pages(client):
    from scenarios.pipeline.answers.every_answer import QUESTIONS

    pages = "".join(
        html.unescape(client.get(address).text)
        for address in ("/recruit", "/recruit/pipeline", "/recruit/carers")
    )
    behind_a_table = {"cohorts", "by_month"}
    for name in set(QUESTIONS) - behind_a_table:
        assert QUESTIONS[name] in pages


@pytest.mark.parametrize("page", ["pipeline_page", "carers_page"])
def test_a_page_for_recruiters_works_out_no_answer_that_it_does_not_show(
    page, baseline, monkeypatch
):
    from scenarios.pipeline.answers import every_answer
    from web.planning import pipeline_page

    worked_out = []

    def noting(answers):
        def noted(*asked):
            found = answers(*asked)
            worked_out.extend(found)
            return found

        return noted

    for name in ("on_the_way", "of_carers"):
        monkeypatch.setattr(pipeline_page, name, noting(getattr(every_answer, name)))
    typed = {"households": "3", "by": "2028-03-31"}
    put = (baseline, typed) if page == "pipeline_page" else (baseline,)
    shown = getattr(pipeline_page, page)(*put).parts
    behind_a_table = {"cohorts"}
    assert set(worked_out) - behind_a_table == {part.id for part in shown}


def test_a_target_is_asked_for_in_the_address_and_answered_as_the_command_does(client, baseline):
    from datetime import date

    from scenarios.pipeline.answers.asked import ask as follow
    from scenarios.pipeline.answers.enquiries_needed import enquiries_needed

    address = "/recruit/pipeline?households=3&by=2028-03-31&assessors=1"
    page = html.unescape(client.get(address).text)
    asked = follow(baseline, months=36, draws=200, seed=1)
    for sentence in enquiries_needed(asked, 3, date(2028, 3, 31)).sentences:
        assert sentence in page
    assert "One more assessor than 1" in page
    assert "--target-households 3 --by 2028-03-31 --assessors 1" in _plain(page)


def test_a_target_that_cannot_be_read_is_said_beside_its_field_and_the_rest_stays(client):
    address = "/recruit/pipeline?households=many&by=2020-01-01&assessors=-1"
    answer = client.get(address)
    assert answer.status_code == 422
    page = html.unescape(answer.text)
    assert "Write the households as a whole number" in page
    assert "The day must be after 20 November 2026" in page
    assert "Write the assessors as a whole number" in page
    assert 'value="many"' in page
    assert "Where it is blocked" in page


def test_the_way_and_its_stages_stand_apart_and_cohorts_are_of_quarters(client):
    page = _plain(html.unescape(client.get("/recruit/pipeline").text))
    way, stages = "Of those who began, who went on", "Stage by stage, of those whose day"
    assert page.index(way) < page.index("England", page.index(way)) < page.index(stages)
    assert "Through enquiry" in page[page.index(stages) :]
    assert "2024 Q3 6 1 1 5 0" in page
    assert "2026 Q1 0 0 0 0 0" in page, "nobody enquired"
    assert "None recorded" in page


def test_the_carers_page_says_what_suits_the_children_of_new_carers(client):
    page = _plain(html.unescape(client.get("/recruit/carers").text))
    assert "Intensive foster home (full-time carer) 0" in page
    assert "No child yet" in page
    assert "The chance that at least one such family comes by" in page


def _plain(page):
    return " ".join(re.sub("<[^>]+>", " ", page).split())
