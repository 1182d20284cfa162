"""The sufficiency statement of chosen results, as a file to save."""

from functools import partial

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from web.commands.surroundings import now
from web.door.access import Audience, seen_by
from web.kept_earlier import reading_kept
from web.pages.problems import NotThere
from web.planning.desk import desk, no_such_result
from web.planning.scenario_list import is_known

statements = Blueprint("statements", __name__)

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@statements.get("/scenarios/statement.<ending>")
@seen_by(Audience.COMMISSIONERS)
def save(ending: str) -> ResponseReturnValue:
    """Write the statement of the first result named, the others held against it."""
    from scenarios.reading.compare import NotComparable
    from scenarios.statement.result_read import CannotBeStated
    from scenarios.statement.statement import statement_of
    from scenarios.statement.word.document import word_document
    from scenarios.statement.workbook.workbook import excel_workbook
    from web.reports.statement_besides import statement_besides
    from web.reports.statement_pictures import statement_pictures

    here = desk()
    authority = here.authority()
    asked = list(dict.fromkeys(request.args.getlist("result")))
    if ending not in KINDS:
        raise NotThere("No such file", "A statement is written as a .docx or an .xlsx file.")
    if not asked or not all(is_known(here, authority, each) for each in asked):
        raise no_such_result()
    kept = [here.result(each) for each in asked]
    results = [each.payload for each in kept]
    of_today = kept[0].data_hash == authority.data_hash
    baseline = here.baseline(authority) if of_today else None
    try:
        told = statement_of(
            results,
            marking=here.settings.marking,
            made_on=here.settings.today,
            baseline=baseline,
            besides=partial(statement_besides, settings=here.settings, baseline=baseline),
        )
    except (CannotBeStated, NotComparable) as why:
        story = here.shown(authority)
        return render_template("statement_refused.html", story=story, refused=str(why)), 422
    write = word_document if ending == "docx" else excel_workbook
    with reading_kept(kept[0]):
        pictures = statement_pictures(results[0])
    answer = Response(write(told, pictures, now=now()), mimetype=KINDS[ending])
    answer.headers["Content-Disposition"] = f"attachment; filename=sufficiency-statement.{ending}"
    return answer
