"""Everything wrong is said at once, counted, in words and for machines."""

import pytest

from scenarios.baseline.findings import FilesAreWrong


def test_everything_wrong_is_said_at_once(folder, episode, child):
    folder.header(child(), child("2", born="31/04/2011"), child("3", born=""))
    folder.episodes(
        episode(began="1/1/19"),
        episode(began="01/03/2019", ended="01/02/2019"),
        episode(child=""),
        episode(child="4"),
    )
    reading = folder.read()
    assert [(f.file, f.row, f.column) for f in reading.errors] == [
        ("episodes.csv", 2, "DECOM"),
        ("episodes.csv", 3, "DEC"),
        ("episodes.csv", 4, "CHILD"),
        ("episodes.csv", 5, "CHILD"),
        ("header.csv", 3, "DOB"),
        ("header.csv", 4, "DOB"),
    ]
    with pytest.raises(FilesAreWrong, match="6 errors in all") as caught:
        reading.raise_if_wrong()
    assert caught.value.findings == reading.findings


def test_a_file_of_faults_lists_a_hundred_and_counts_the_rest(folder, episode, child):
    folder.header(child())
    folder.episodes(*(episode(began=f"{n}/{n}") for n in range(1_000)))
    errors = folder.read().errors
    assert len(errors) == 101
    assert "900 more rows" in errors[-1].message
    assert sum(finding.count for finding in errors) == 1_000


def test_repeated_warnings_are_one_with_the_first_rows(folder, episode, only):
    folder.header()
    folder.episodes(*(episode(began=f"{day}/05/2018", place="Q7") for day in range(10, 19)))
    finding = only(folder.read(), "code-unknown")
    assert finding.count == 9
    assert finding.message.endswith("(9 times: rows 2, 3, 4, 5, 6 and 4 more.)")


def test_a_finding_for_machines_has_the_fields_of_the_interface(folder, episode, only):
    folder.header()
    folder.episodes(episode(began="soon"))
    said = only(folder.read(), "date-format").as_dict()
    assert {"file", "row", "column", "value", "rule", "message"} <= set(said)
    assert said["severity"] == "error"
