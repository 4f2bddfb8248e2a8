"""Signatures: the same on every machine, near where texts are near, empty where a text tells nothing."""

import os
import subprocess
import sys

import pytest
from texts import write

from portalcrawl.duplicates.signatures import SENTENCES, Signature, pack_keys, sign_text, unpack_keys


def test_signatures_do_not_depend_on_the_process() -> None:
    """Hashes of strings do; these are kept on disk."""
    signature = sign_text(write(1))
    program = "import sys; from portalcrawl.duplicates.signatures import *; print(sign_text(sys.stdin.read()))"
    command = [sys.executable, "-X", "utf8", "-c", program]
    told = {
        subprocess.run(
            command, input=write(1), env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True,
            encoding="utf-8",
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip
    assert told == {repr(signature)}


def test_what_a_signature_is_made_of() -> None:
    signature = sign_text(write(1))
    assert unpack_keys(pack_keys(signature.keys)) == signature.keys
    assert len(signature.keys) == 25 + SENTENCES
    assert len(signature.sketch) == 128
    assert signature.estimate(signature) == 1
    assert signature.estimate(Signature((), b"", 0)) == 0
    assert signature.estimate(sign_text(write(2))) < 0.1


def test_estimates_are_near_the_truth() -> None:
    whole, half = sign_text(write(1, 20)), sign_text("。".join(write(1, 20).split("。")[:10]))
    assert whole.estimate(half) == pytest.approx(0.5, abs=0.15)


@pytest.mark.parametrize("text", ["", "短", "图片新闻" * 3, "哈" * 100_000, "\ud800" * 100, "1" * 5000, "ab " * 3000])
def test_what_tells_nothing_has_no_keys(text: str) -> None:
    assert sign_text(text).keys == ()
