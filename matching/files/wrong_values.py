"""Says for people what is wrong with a value in a JSON file; the checker speaks to programmers."""

PLAINLY = {
    "model_type": "it should be fields with their values, in braces",
    "model_attributes_type": "it should be fields with their values, in braces",
    "dict_type": "it should be names with their values, in braces",
    "list_type": "it should be a list, in square brackets",
    "tuple_type": "it should be a list, in square brackets",
    "string_type": "it should be words, in quotation marks",
    "string_too_short": "it should not be empty",
    "bool_type": "it should be true or false",
    "bool_parsing": "it should be true or false",
    "int_type": "it should be a whole number",
    "int_parsing": "it should be a whole number",
    "int_from_float": "it should be a whole number",
    "float_type": "it should be a number",
    "float_parsing": "it should be a number",
    "extra_forbidden": "there is no such field; correct its name or take it out",
    "unexpected_keyword_argument": "there is no such field; correct its name or take it out",
    "missing": "it is missing; add it",
}


def said_plainly(kind: str, message: str) -> str:
    """Give our words for a kind of fault, or the checker's where they will do."""
    said = message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return PLAINLY.get(kind, said.replace("Input should", "it should"))
