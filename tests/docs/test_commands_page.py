"""The page of the commands says what the commands say of themselves."""

import re
from pathlib import Path

from web.cli import COMMANDS
from web.described.commands_page import commands_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "commands.md"


def test_the_page_is_made_from_the_commands():
    # To write it again: python -c "from web.cli import COMMANDS;
    # from web.described.commands_page import commands_page;
    # print(commands_page(COMMANDS), end='')" > docs/reference/commands.md
    assert PAGE.read_text(encoding="utf-8") == commands_page(COMMANDS)


def test_every_option_says_what_it_is_for():
    for command in COMMANDS:
        for option in command.params:
            assert option.param_type_name == "argument" or option.help, (command.name, option.name)


def test_no_help_speaks_of_an_island_as_english_authorities_use_the_same_commands():
    for command in COMMANDS:
        options = " ".join(getattr(each, "help", "") or "" for each in command.params)
        said = f"{command.help} {command.short_help} {options}"
        assert not re.search(r"\bisland\b", said, re.IGNORECASE), command.name
