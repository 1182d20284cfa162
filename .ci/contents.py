"""Say what the wheel ships; stop where anything looks like data and is not listed by name."""

import sys
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

CODE = {".py", ".html", ".css", ".scss", ".svg", ".js", ".mako", ".typed", ""}
METADATA = ".dist-info/"


def main(wheel: str) -> int:
    """Compare the wheel's files with the list in pyproject.toml."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text())
    artifacts = project["tool"]["hatch"]["build"]["artifacts"]
    listed = {name.removeprefix("/") for name in artifacts}
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if METADATA not in name}
    strangers = {name for name in inside if PurePosixPath(name).suffix not in CODE} - listed
    for name in sorted(strangers):
        print(f"In the wheel but not listed under artifacts in pyproject.toml: {name}")
    for name in sorted(listed - inside):
        print(f"Listed in pyproject.toml but missing from the wheel: {name}")
    print(f"{len(inside)} files in the wheel, {len(listed)} of them data listed by name")
    return int(bool(strangers or listed - inside))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
