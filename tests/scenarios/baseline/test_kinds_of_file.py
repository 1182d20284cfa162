"""Every kind of file is recognised by what is in it, and read."""

from datetime import date

import pytest

from forecasting.history import Measure, Status
from scenarios.baseline.columns import names
from scenarios.baseline.kinds_of_table import TABLES
from scenarios.baseline.read import read
from scenarios.baseline.templates import COLUMN_TABLES, TEMPLATES, template


def test_files_are_told_by_their_headings_whatever_their_names_and_order(folder, episode):
    folder.text("x1", "DOB,SEX,CHILD\n02/03/2010,2,1\n")
    folder.episodes(episode(), name="holiday photos.txt")
    reading = folder.read()
    assert not reading.findings
    assert [file.kind for file in reading.records.files] == ["SSDA903 episodes", "SSDA903 header"]
    assert reading.records.children[0].born == date(2010, 3, 2)


def test_headings_may_differ_in_case_and_blanks(folder, episode):
    folder.text("header.csv", " child , Sex,dob\n1 ,2, 02/03/2010\n")
    folder.episodes(episode())
    assert not folder.read().findings


def test_every_kind_of_table_is_told_by_its_own_columns():
    for kind in TABLES:
        headings = frozenset(heading.lower().replace(" ", "_") for heading in names(kind.columns))
        first = next(other for other in TABLES if other.is_told_by(headings))
        assert first.name == kind.name


XML = """<?xml version="1.0" encoding="UTF-8"?>
<EXPSSDA903>
 <CHILD>
  <HEADER><CHILDID>1</CHILDID><UPN>A123</UPN><SEX>1</SEX><DOB>02/03/2010</DOB><UASC>1</UASC></HEADER>
  <EPISODE><DECOM>01/05/2018</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U4</PL>
   <PLACE_PROVIDER>PR1</PLACE_PROVIDER><DEC>01/06/2018</DEC><REC>X1</REC></EPISODE>
  <EPISODE><DECOM>01/06/2018</DECOM><RNE>P</RNE><LS>C2</LS><CIN>N1</CIN><PL>K2</PL>
   <PLACE_PROVIDER>PR4</PLACE_PROVIDER></EPISODE>
 </CHILD>
 <CHILD>
  <HEADER><CHILDID>2</CHILDID><SEX>2</SEX><DOB>31/02/2010</DOB></HEADER>
 </CHILD>
</EXPSSDA903>"""


def test_a_return_as_xml_reads_like_one_as_csv(folder, only):
    reading = read([folder.text("return.xml", XML)])
    finding = only(reading, "date-format")
    assert (finding.row, finding.column, finding.value) == (2, "DOB", "31/02/2010")
    (child,) = reading.records.children
    assert (child.child_id, child.sex, child.uasc, child.area) == ("1", "M", True, "Townshire")
    assert [(e.placement_type, e.reason_new) for e in reading.records.episodes] == [
        ("U4", "S"),
        ("K2", "P"),
    ]


def test_list_8_is_found_by_its_headings_and_its_codes_are_read(samples):
    reading = read([samples / "annex_a.xlsx"])
    assert not reading.errors
    assert {finding.rule for finding in reading.warnings} == {
        "snapshot-day",
        "started-before-birth",
    }
    rows = {one.child_id: one for one in reading.records.snapshots}
    assert len(rows) == 5
    assert rows["3623204"].placement_type == "H5"
    assert rows["3623204"].period_ended == date(2020, 9, 22)
    assert rows["2529037"].sex == "M"
    assert rows["1761444"].legal_status == "E1"


def test_what_nothing_asks_about_is_checked_and_not_kept(samples):
    for files in (samples / "annex_a.xlsx", samples / "ssda903"):
        records = read([files]).records
        kept = {name for row in (*records.snapshots, *records.episodes) for name in row.__slots__}
        assert not kept & {"need_at_entry", "provider"}


def test_list_8_with_columns_moved_curly_quotes_and_a_title_is_read(folder):
    path = folder.workbook(
        [
            ["Townshire children’s services"],
            [],
            [
                "Placement  type",
                "CHILD UNIQUE ID",
                "Child’s Legal Status",
                "Date of birth",
                "Date started to be looked after",
                "LA of Placement",
            ],
            ["n) H5: Semi-independent", 17, "C2: FCO", "02/03/2005", "01/05/2020", "NUK"],
        ],
        sheet="My list",
    )
    reading = read([path])
    (row,) = reading.records.snapshots
    assert (row.child_id, row.placement_type, row.legal_status) == ("17", "H5", "C2")
    assert (row.born, row.off_island) == (date(2005, 3, 2), True)


def test_faults_in_list_8_name_sheet_row_and_column(folder):
    path = folder.workbook(
        [
            [
                "Child Unique ID",
                "Date of Birth",
                "Date Started to be Looked After",
                "Placement Type",
            ],
            ["1", "31/02/2005", "01/05/2020", "U4"],
            ["2", "02/03/2005", None, "U4"],
            ["3", "=TODAY()", "01/05/2020", "U4"],
            ["4", "02/03/2005", "01/05/2020", "a tent"],
        ]
    )
    found = [(f.file, f.row, f.column, f.rule) for f in read([path]).findings if f.row]
    sheet = "annex_a.xlsx [List 8]"
    assert found == [
        (sheet, 2, "Date of Birth", "date-format"),
        (sheet, 3, "Date Started to be Looked After", "date-missing"),
        (sheet, 4, "Date of Birth", "formula"),
        (sheet, 5, "Placement Type", "code-unknown"),
    ]


def test_a_workbook_without_list_8_says_so(folder, only):
    reading = read([folder.workbook([["name", "colour"], ["A", "red"]])])
    assert "save the sheet as CSV" in only(reading, "workbook-without-list-8").message


COUNTS = "area_code,area,date,measure,age_band,children,status\n"


def test_counts_are_read_with_what_was_not_published(folder):
    folder.text(
        "counts.csv",
        COUNTS
        + "J,Jersey,2022-12-31,looked_after,all,78,ok\n"
        + "J,Jersey,2022-12-31,looked_after,0-1,,suppressed\n",
    )
    reading = folder.read()
    assert not reading.findings
    total, band = reading.records.counts
    assert (total.band, total.children, total.measure) == (None, 78, Measure.LOOKED_AFTER)
    assert (band.band.label, band.children, band.status) == ("0-1", None, Status.SUPPRESSED)


def test_a_published_total_that_is_not_the_sum_of_its_bands_is_counted(folder, only):
    bands = [("0-4", 10), ("5-9", 10), ("10-15", 10), ("16-17", 10), ("all", 41)]
    folder.text(
        "counts.csv",
        COUNTS + "".join(f"J,Jersey,2022-12-31,looked_after,{b},{n},ok\n" for b, n in bands),
    )
    finding = only(folder.read(), "total-differs")
    assert "(41) differs from the sum of its age bands (40)" in finding.message
    assert finding.row == 6


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("J,Jersey,31/12/2022,looked_after,all,78,ok", "date"),
        ("J,Jersey,2022-12-31,in_care,all,78,ok", "measure"),
        ("J,Jersey,2022-12-31,looked_after,16-18,78,ok", "age_band"),
        ("J,Jersey,2022-12-31,looked_after,all,78.5,ok", "children"),
        ("J,Jersey,2022-12-31,looked_after,all,-1,ok", "children"),
        ("J,Jersey,2022-12-31,looked_after,all,78,fine", "status"),
        (",,2022-12-31,looked_after,all,78,ok", "area"),
    ],
)
def test_a_wrong_count_names_its_cell(folder, row, column):
    folder.text("counts.csv", COUNTS + row + "\n")
    (finding,) = folder.read().errors
    assert (finding.file, finding.row, finding.column) == ("counts.csv", 2, column)


def test_the_same_count_with_two_numbers_is_an_error(folder, only):
    row = "J,Jersey,2022-12-31,looked_after,all,{},ok\n"
    folder.text("counts.csv", COUNTS + row.format(78) + row.format(79))
    assert "also in row 2" in only(folder.read(), "count-twice-differs").message


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_an_empty_template_is_recognised_and_only_warned_of(folder, name):
    folder.text(f"{name}.csv", template(name))
    reading = folder.read()
    assert not reading.errors
    assert [finding.rule for finding in reading.warnings] == ["no-rows"]
    assert template(name).splitlines()[-1] == ",".join(names(COLUMN_TABLES[name]))


def test_a_template_that_is_not_there_names_those_that_are():
    with pytest.raises(ValueError, match="homes, needs, pipeline, costs, counts"):
        template("beds")


def test_a_home_is_read_with_everything_it_may_have(folder):
    folder.text(
        "homes.csv",
        "# made up\nplace_id,type,on_island,capacity,youngest,oldest,sexes,status,offers,"
        "named_children,BEH,EMO,with_support,weekly_cost,price_year,pair_assessments\n"
        "h1,Foster,yes,2,5,12,any,available,faith:Roman Catholic; pets,c7,2,2,BEH:3;EMO:3,"
        '"£1,765.50",2024-25,c1+c7:neutral\n',
    )
    (home,) = folder.read().records.homes
    assert (home.type, home.on_island, home.capacity) == ("foster", True, 2)
    assert home.offers == ("faith:Roman Catholic", "pets")
    assert home.capability == {"EMO": 2, "BEH": 2}
    assert home.with_support == {"BEH": 3, "EMO": 3}
    assert (home.weekly_cost_pence, home.price_year) == (176550, 2024)
    assert home.pair_assessments == (("c1", "c7", "neutral"),)


def test_faults_in_our_own_tables_name_the_cell_and_the_choices(folder):
    folder.text(
        "homes.csv",
        "place_id,type,on_island,capacity,youngest,oldest,sexes,status,BEH,with_support\n"
        "h1,tent,maybe,two,5,18,any,available,7,XYZ:3\n"
        "h2,foster,yes,2,12,5,any,,1,\n"
        "h3,foster,yes,2,12,5,any,available,1,\n",
    )
    errors = folder.read().errors
    assert [(f.row, f.column) for f in errors] == [
        (2, "type"),
        (2, "on_island"),
        (2, "capacity"),
        (2, "oldest"),
        (2, "BEH"),
        (2, "with_support"),
        (3, "status"),
        (4, "oldest"),
    ]
    assert "kinship, foster, intensive_foster" in errors[0].message


def test_needs_keep_not_known_apart_from_nothing(folder):
    folder.text("needs.csv", "child_id,BEH,SAF,IND,sole_child,off_island_agreed\n1,3,NK,NA,yes,\n")
    (needs,) = folder.read().records.needs
    assert needs.ratings == {"BEH": "3", "SAF": "NK", "IND": "NA"}
    assert needs.sole_child
    assert needs.off_island_agreed is None


def test_about_says_whose_data_these_are(folder, only):
    folder.text("about.csv", "field,value\nsynthetic,yes\ndata_to,2026-11-20\nname,Demo\n")
    about = folder.read().records.about
    assert (about.name, about.synthetic, about.data_to) == ("Demo", True, date(2026, 11, 20))
    folder.text("about.csv", "field,value\nsynthetic,perhaps\n")
    assert only(folder.read(), "about-value").row == 2


def test_published_figures_keep_the_source_of_each(folder):
    folder.text(
        "points.csv",
        "date,measure,value,source_url,note\n"
        "2015-03-17,children_in_care_total,101,https://www.gov.je/foi,as of the day\n"
        "2016,in_foster_care,33,same,\n",
    )
    figures = folder.read().records.published
    assert [figure.source for figure in figures] == ["https://www.gov.je/foi"] * 2
    assert figures[1].date == "2016"


def test_counts_without_their_column_of_children_are_not_taken_as_not_published(folder, only):
    folder.text(
        "counts.csv",
        "area_code,area,date,measure,age_band,kids,status\n"
        "E1,North,2019-03-31,looked_after,0-4,9,ok\n",
    )
    finding = only(folder.read(), "column-missing")
    assert finding.is_error
    assert "children" in finding.message
