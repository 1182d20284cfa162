"""The secret of one instance, by which it knows its own forms, cookies and queue again."""

import os
import secrets
from pathlib import Path

FILE = "secret-key"


def secret_of(instance: Path) -> str:
    """Give the secret, made on first use in a file that only its owner may read."""
    instance.mkdir(parents=True, exist_ok=True)
    file = instance / FILE
    try:
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(32))
    except FileExistsError:
        pass
    return file.read_text(encoding="ascii")
