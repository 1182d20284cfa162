"""Forms are taken from our own pages alone, and reading changes nothing."""

import pytest

FORGED = {
    "missing": {},
    "made up": {"csrf_token": "made-up"},
    "empty": {"csrf_token": ""},
}


@pytest.mark.parametrize("data", FORGED.values(), ids=FORGED)
def test_a_form_without_our_token_is_refused(client, data, posted):
    assert client.post("/scenarios/changes", data={**posted(), **data}).status_code == 403
    assert client.post("/recruit/run", data=data).status_code == 403
    assert client.post("/plans/new", data=data).status_code == 403
    assert client.post("/sweeps/new", data=data).status_code == 403


def test_a_token_of_another_browser_or_another_site_is_refused(app, client, posted, token):
    other = token(app.test_client())
    assert (
        client.post("/scenarios/changes", data={**posted(), "csrf_token": other}).status_code == 403
    )
    data = {**posted(), "csrf_token": token(client)}
    for headers in (
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        answer = client.post("/scenarios/changes", data=data, headers=headers)
        assert answer.status_code == 403
        assert "Nothing was saved" in answer.text
    ours = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/scenarios/changes", data=data, headers=ours).status_code == 303


def test_nothing_is_changed_by_reading_an_address(client, kept, posted):
    address = kept(client, posted(name="Read only"))
    assert client.get(f"{address}/run").status_code == 405
    assert client.get("/recruit/run").status_code == 405
    assert client.post("/scenarios/changes", data={"name": "x" * 70_000}).status_code == 413
