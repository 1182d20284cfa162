"""Keeps a sign with its pounds: on a narrow page a line would break between the two."""

from scenarios.in_words.amounts import MINUS, WORD_JOINER


def sign_kept(words: str) -> str:
    """Let no line break between a sign and the pounds after it."""
    return words.replace(f"{MINUS}£", f"{MINUS}{WORD_JOINER}£").replace("+£", f"+{WORD_JOINER}£")
