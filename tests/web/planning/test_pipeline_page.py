"""The page of the pipeline says what the command says."""

import html


def test_the_blockage_of_the_pipeline_stands_as_the_command_says_it(client, baseline):
    from scenarios.pipeline.answers.asked import ask as follow
    from scenarios.pipeline.answers.blockage import blockage

    page = html.unescape(client.get("/recruit/pipeline").text)
    for sentence in blockage(follow(baseline, months=36, draws=200, seed=1)).sentences:
        assert sentence in page
    assert "/recruit/pipeline" in client.get("/recruit").text
