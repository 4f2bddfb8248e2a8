#!/usr/bin/env python3
"""Writes `portalcrawl/text/dates/month_names.toml` from the month names of CLDR, as babel has them.

    pip install babel; make_month_names.py

babel is a source for development only. Languages whose dates put the day first or, as Hungarian, the year, by the
Gregorian calendar, with months by name.
"""

import re
from pathlib import Path

LANGUAGES = (
    "ar bg bs ca cs da de el es et eu fi fr gl hr id is it lt lv mk ms nb nl nn pl pt ro ru sk sl sq sr sr_Latn sv "
    "th tr uk vi ar_SY he hi hu bn mr ta te ur sw af az ka hy"
)
TARGET = Path(__file__).parents[3] / "portalcrawl/text/dates/month_names.toml"
# Letters of an abbreviation.
SHORTEST = 2
# Of Catalan and its neighbours; the pattern has them.
PREPOSITION = re.compile(r"^(?:de\s|d[’'])")


def main() -> None:
    import babel  # type: ignore[import-not-found,import-untyped,unused-ignore]

    source = f"Unicode CLDR (Unicode License v3), babel {babel.__version__}"
    lines = [f'about = "Months by name in languages that put the day first: {source}."']
    for language in LANGUAGES.split():
        locale = babel.Locale.parse(language)
        months = []
        for number in range(1, 13):
            forms = {
                PREPOSITION.sub("", name.lower().strip(". "))
                for context in ("format", "stand-alone")
                for width in ("wide", "abbreviated")
                for name in [locale.months[context][width][number].replace("\u200f", "")]
            }
            kept = sorted(f for f in forms if len(f) >= SHORTEST and (language == "vi" or not re.search(r"\d", f)))
            months.append('"' + "|".join(kept) + '"')
        has_dot = "true" if re.search(r"\bd\.", locale.date_formats["long"].pattern) else "false"
        lines += [f"[{language}]", f"dot_behind_day = {has_dot}", f"months = [{', '.join(months)}]"]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
