"""The whole service on the made-up authority, and a real browser to look at it with."""

import os
import shutil
import threading
from pathlib import Path

import pytest
import waitress
from click.testing import CliRunner
from playwright.sync_api import expect, sync_playwright

from web.app import create_app
from web.cli import sufficiency
from web.commands.surroundings import settings_here

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]

PATIENCE = 30_000
"""How long a page may take to come, in milliseconds: a busy machine is no fault of the page."""


@pytest.fixture(autouse=True)
def the_instance_is_elsewhere(tmp_path_factory, monkeypatch):
    """Let no command of a test keep its forecasts in the folder the tests are run from."""
    monkeypatch.setenv("SUFFICIENCY_INSTANCE", str(tmp_path_factory.mktemp("elsewhere")))


@pytest.fixture(scope="session")
def instance(tmp_path_factory):
    """Do the main job once, with few futures, and keep what it said."""
    folder = tmp_path_factory.mktemp("journey") / "instance"
    said = CliRunner().invoke(
        sufficiency, ["demo", "--no-serve", "--instance", str(folder), "--draws", "20"]
    )
    assert said.exit_code == 0, said.output
    return folder, said


@pytest.fixture(scope="session")
def address(instance):
    """Serve the pages as `sufficiency serve` does, at a free port."""
    folder, _ = instance
    server = waitress.create_server(
        create_app(settings_here(folder)),
        host="127.0.0.1",
        port=0,
        clear_untrusted_proxy_headers=True,
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join()


@pytest.fixture(scope="session")
def browser():
    """Start Debian's Chromium, or the one CHROMIUM names."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(program).exists():
        pytest.skip("Browser tests need Chromium: apt-get install chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser, address):
    """Open an address at a width, with or without JavaScript, and note every request."""
    contexts = []

    def opened(path="/", *, width=1100, javascript=True):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            bypass_csp=False,
        )
        contexts.append(context)
        page = context.new_page()
        page.asked = []
        page.said = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
