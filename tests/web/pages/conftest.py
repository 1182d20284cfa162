"""A page taken apart: every element of it, and its words."""

from html.parser import HTMLParser

import pytest


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the words of it."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.words = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return Elements(answer.text)


@pytest.fixture(scope="session", name="elements")
def _elements():
    return Elements


@pytest.fixture(scope="session", name="shown")
def _shown():
    return shown
