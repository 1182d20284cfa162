"""The service says that it is there."""


def test_the_health_check_answers(client):
    assert client.get("/healthz").json == {"status": "ok"}
