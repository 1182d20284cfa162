"""What cannot be answered is said in plain words, without its details."""


def test_a_page_that_is_not_there_is_said_in_plain_words(client):
    answer = client.get("/nothing-here")
    assert answer.status_code == 404
    assert "Page not found" in answer.text
    assert client.get("/authority/nobody").status_code == 404


def test_a_fault_is_said_in_plain_words_without_its_details(app, monkeypatch):
    monkeypatch.setattr("web.outlook.figures.Figures.authorities", lambda _: 1 / 0)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    answer = app.test_client().get("/")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "ZeroDivision" not in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_a_busy_database_is_said_and_nothing_is_shown_as_saved(app, monkeypatch):
    from sqlalchemy.exc import OperationalError

    def busy(_):
        raise OperationalError("SELECT 1", {}, Exception("database is locked"))

    monkeypatch.setattr("web.outlook.figures.Figures.authorities", busy)
    answer = app.test_client().get("/")
    assert answer.status_code == 503
    assert "Nothing was saved" in answer.text


def test_only_the_names_of_this_machine_are_answered(client):
    assert client.get("/", headers={"Host": "127.0.0.1:8000"}).status_code == 200
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_pages_cannot_be_posted_to(client):
    answer = client.post("/")
    assert answer.status_code == 405
    assert "Nothing was changed" in answer.text
