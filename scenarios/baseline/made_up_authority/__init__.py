"""A made-up authority: a simulator whose truth is known, and the files it would bring."""
