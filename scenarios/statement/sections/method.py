"""Method annex: how the figures are made, what they assume, and how to get them again."""

from scenarios.in_words.assumptions_in_words import assumptions_in_words
from scenarios.statement.content import Bullets, Column, Paragraph, Part, Section, Table
from scenarios.statement.result_read import plain
from scenarios.statement.stated import Stated

LIMITS = (
    "Children do not change needs as they grow.",
    "The panel meets once a month; stays shorter than a month are not seen.",
    "Needs of children to come are drawn by age from children who are assessed, never from the "
    "kind of home they live in.",
    "Which needs each kind of home can meet is an assumption until the service confirms it.",
)


def method(stated: Stated) -> Section:
    """Give provenance, assumptions with their sources, sources of data, notes and limits."""
    parts: list[Part] = [
        Paragraph(
            "The figures come from a simulation. Children arrive, with ages, brothers and sisters "
            "and needs. Each month those who look for a home are placed into the homes that exist "
            "then, by the rules a panel keeps. This is done many times over, each time with other "
            "chances. An average is over all futures; 8 in 10 lie inside each range."
        ),
        _provenance(stated),
        _assumptions(stated),
        Paragraph("The data:"),
        Bullets(_plain(stated.reference.made["sources"]) or ("No source is recorded.",)),
    ]
    if stated.notes:
        parts += [Paragraph("What the run says of its figures:"), Bullets(stated.notes)]
    parts += [
        Paragraph("What is not in the figures:"),
        Bullets(LIMITS),
        Paragraph(
            "The same data, scenario, version, draws and seed give the same figures again, with "
            "`sufficiency run`; `sufficiency statement` then writes this document."
        ),
    ]
    return Section("Method annex", tuple(parts))


def _plain(texts: object) -> tuple[str, ...]:
    return tuple(plain(str(text)) for text in texts) if isinstance(texts, list | tuple) else ()


def _provenance(stated: Stated) -> Table:
    """Give everything needed to get the figures again."""
    made = stated.reference.made
    facts = (
        ("Day of the data", stated.reference.data_day),
        ("Scenario", stated.reference.name),
        ("Futures", f"{made['draws']:,}"),
        ("Seed", str(made["seed"])),
        ("Months", str(made["months"])),
        ("Forecasting model", str(made["model"]).replace("_", " ")),
        ("Version of this software", str(made["version"])),
        ("Codification of needs", str(made["codification"])),
        ("Children with a record", str(made["on_record"])),
        ("Children with a full needs assessment", str(made["assessed"])),
        ("Children without a needs assessment", str(made["unassessed"])),
        ("Synthetic data", "yes" if made["synthetic"] else "no"),
        ("Fingerprint of the data", str(made["data_hash"])),
        ("Run", str(made["run_id"])),
    )
    return Table(
        "Where figures come from",
        stated.caption("Where the figures come from"),
        (Column("Fact"), Column("Value")),
        tuple((name, plain(value)) for name, value in facts),
    )


def _assumptions(stated: Stated) -> Table:
    return Table(
        "Assumptions",
        stated.caption("What is assumed where the service's own records are silent"),
        (Column("Assumption"), Column("Figure"), Column("Source")),
        tuple(
            (plain(each.words), each.figure, each.source)
            for each in assumptions_in_words(stated.reference.made["assumptions"])
        ),
    )
