"""One command from a fresh checkout: `python3 start.py demo` or `python3 start.py test`.

Needs nothing but Python 3.11 or newer. Makes an environment in `.venv` from the lock file, so
that nobody's own packages are touched, and then does what was asked. Written so that an older
Python can read it and say what is wrong.
"""

import hashlib
import subprocess
import sys
import threading
import time
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
TO_RUN = HERE / "requirements.lock"
TO_DEVELOP = HERE / "requirements-dev.lock"

USAGE = """Usage: python3 start.py demo [options]   the main job, on a made-up authority
       python3 start.py test [options]   every test
       python3 start.py install          only the environment, with the developers' tools
Options go on to `sufficiency demo` or to pytest."""


def main(words: list[str]) -> int:
    """Do what the first word asks; give back the exit status."""
    if sys.version_info < (3, 11):
        say(f"This needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 2
    task, options = (words[0], words[1:]) if words else ("", [])
    if task == "demo":
        install(TO_RUN)
        return run("-m", "web.cli", "demo", *options)
    if task == "test":
        install(TO_DEVELOP)
        return run("-m", "pytest", *both_cores(options), *options)
    if task == "install":
        install(TO_DEVELOP)
        return 0
    say(USAGE)
    return 2


def install(lock: Path) -> None:
    """Make the environment and install what the lock file names, unless that is done already."""
    if PYTHON.exists() and any(stamp(each).exists() for each in {lock, TO_DEVELOP}):
        return
    say(f"Setting up in {ENVIRONMENT.name}/, once. Your own Python packages are not touched.")
    if not PYTHON.exists():
        with Waiting("1 of 3  Making an environment"):
            venv.create(ENVIRONMENT, with_pip=True, upgrade_deps=False)
    packages = sum(line[:1].isalnum() for line in lock.read_text().splitlines())
    with Waiting(f"2 of 3  Installing {packages} packages, each checked against its hash"):
        pip("--require-hashes", "--requirement", str(lock))
    with Waiting("3 of 3  Installing placement sufficiency itself"):
        pip("--no-deps", "--no-build-isolation", "--editable", str(HERE))
    stamp(lock).touch()


def stamp(lock: Path) -> Path:
    """Name the file whose presence says that this very lock file has been installed."""
    return ENVIRONMENT / f"installed-{hashlib.sha256(lock.read_bytes()).hexdigest()[:16]}"


def pip(*words: str) -> None:
    """Run pip in the environment; where it fails, show what it said and stop."""
    quiet = ("--disable-pip-version-check", "--no-input", "--no-compile", "--progress-bar", "off")
    command = [str(PYTHON), "-m", "pip", "install", *quiet, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        say("", *(done.stdout + done.stderr).splitlines()[-12:])
        say("The installation failed; the lines above say why. Nothing else was changed.")
        say(f"Mend that (often the network), then try again. To begin afresh delete {ENVIRONMENT}.")
        sys.exit(1)


def both_cores(options: list[str]) -> list[str]:
    """Share the tests between the processor's cores, unless the caller decides."""
    decided = any(option.startswith("-n") or option.startswith("-p") for option in options)
    by_file = ("--dist", "loadfile", "--no-loadscope-reorder")  # what a file shares is made once
    return [] if decided else ["-n", "auto", *by_file]


def run(*words: str) -> int:
    """Run Python in the environment from the project's folder."""
    try:
        return subprocess.run([str(PYTHON), *words], cwd=HERE, check=False).returncode
    except KeyboardInterrupt:
        return 130


class Waiting:
    """Shows that a step is under way, and how long it has taken."""

    def __init__(self, step: str) -> None:
        """Name the step."""
        self.step = step
        self.over = threading.Event()

    def __enter__(self) -> None:
        """Begin to show it; without a terminal to draw on, once."""
        self.began = time.monotonic()
        if not sys.stderr.isatty():
            say(f"  {self.step} ...")
        self.clock = threading.Thread(target=self.tick, daemon=True)
        self.clock.start()

    def __exit__(self, *_: object) -> None:
        """Show how long it took."""
        self.over.set()
        self.clock.join()
        seconds = time.monotonic() - self.began
        say(
            f"\r  {self.step}: {seconds:.0f} s    "
            if sys.stderr.isatty()
            else f"      {seconds:.0f} s"
        )

    def tick(self) -> None:
        """Redraw the line every second where there is a terminal to draw on."""
        while sys.stderr.isatty() and not self.over.wait(1):
            seconds = time.monotonic() - self.began
            sys.stderr.write(f"\r  {self.step} ... {seconds:.0f} s")
            sys.stderr.flush()


def say(*lines: str) -> None:
    """Print for the person who is waiting; results go elsewhere."""
    for line in lines:
        sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
