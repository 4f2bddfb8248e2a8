"""A page that takes too much is given up, and a signal is heard while a page is read."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
BEGIN = """
import re, signal, time
from portalcrawl.page.limits import cpu_budget
from portalcrawl.page.limits.cpu_budget import PageBudgetError, ReadingInterruptedError, budget, budgeted, start_watch
class Page:
    ticks = 0
page = Page()
cpu_budget.MOST_SECONDS = 1
"""


def run_python(code: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    """The timer is the process's, so each test has one of its own."""
    return subprocess.run(
        [sys.executable, "-c", BEGIN + code], capture_output=True, text=True, timeout=timeout, cwd=ROOT, check=False
    )


LOOPS = {
    "python": "while True: pass",
    "a regex": "re.search('(a+)+$', 'a' * 60 + 'b')",
    "a door that catches errors": """
while True:
    try:
        int('x')
    except ValueError:
        continue""",
}


@pytest.mark.parametrize(
    "loop", [pytest.param(one, marks=pytest.mark.slow) if one == "python" else one for one in LOOPS]
)
def test_a_page_over_its_seconds_is_given_up(loop: str) -> None:
    body = LOOPS[loop].strip().replace("\n", "\n    ")
    code = f"""
start_watch()
@budgeted
def read(page):
    {body}
try:
    read(page)
except PageBudgetError as error:
    print(error, time.process_time() < 3)
"""
    ended = run_python(code)
    assert ended.stdout == "takes more than 1 s of processor time True\n", ended.stderr


def test_seconds_are_those_of_all_doors_of_a_page() -> None:
    code = """
start_watch()
def spend(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end: pass
read = budgeted(lambda page: spend(0.3))
outer = budgeted(lambda page: read(page))
other = Page()
read(other)
for number in range(12):
    try:
        outer(page)
    except PageBudgetError:
        break
else:
    number = 12
print(number)
read(other)
spend(1.5)  # behind no door
"""
    ended = run_python(code)
    # 12 where each door had seconds of its own. A busy machine counts a tick more or less for each of them.
    assert 2 <= int(ended.stdout) <= 6, ended.stderr
    assert ended.returncode == 0, ended.stderr


def test_a_page_over_its_memory_is_given_up() -> None:
    code = """
cpu_budget.MOST_SECONDS = 30
start_watch()
held = []
@budgeted
def read(page):
    while True:
        held.append([0] * 10_000)
try:
    read(page)
except PageBudgetError as error:
    print(error)
"""
    assert run_python(code).stdout == "takes more than 300 MB of memory\n"


def test_a_signal_is_heard_while_a_page_is_read() -> None:
    code = """
def first(*_):
    signal.signal(signal.SIGTERM, lambda *_: None)  # as Scrapy does
signal.signal(signal.SIGTERM, first)
start_watch()
@budgeted
def read(page):
    print("reading", flush=True)
    while True: pass
try:
    read(page)
except ReadingInterruptedError:
    print("heard")
"""
    with subprocess.Popen([sys.executable, "-c", BEGIN + code], stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "reading\n"
        process.send_signal(signal.SIGTERM)
        started = time.monotonic()
        assert process.stdout.read() == "heard\n"
        assert time.monotonic() - started < 10, "alone on a machine it takes 0.1"


def test_a_process_with_a_watch_ends_as_others_do() -> None:
    code = """
start_watch()
end = time.process_time() + 0.6
while time.process_time() < end: pass
"""
    ended = run_python(code)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_doors_without_a_watch_are_open() -> None:
    code = """
read = budgeted(lambda page, *, more: more)
print(read(page, more=3), page.ticks)
with budget(0):
    time.sleep(0.3)
"""
    assert run_python(code).stdout == "3 0\n"


def test_a_tick_in_a_destructor_is_lost_without_a_word_and_the_next_one_is_not() -> None:
    code = """
class Slow:
    def __del__(self):
        while not page.done:
            page.rounds += 1
class Faulty:
    def __del__(self):
        raise KeyError("told")
start_watch()
page.rounds, page.done = 0, False
@budgeted
def read(page):
    slow = Slow()
    del slow  # its loop ends by the first tick that is over the seconds
    while True:
        pass
try:
    read(page)
except PageBudgetError:
    print("given up")
Faulty()
"""
    ended = run_python(code)
    assert ended.stdout == "given up\n", ended.stderr
    assert "PageBudgetError" not in ended.stderr
    assert "KeyError" in ended.stderr, "what else cannot be raised is told"
