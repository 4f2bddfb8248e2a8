"""`portalcrawl schema`: prints the JSON Schemas of what an archive holds."""

from importlib.resources import files
from typing import Annotated

import orjson
import typer

from portalcrawl.exceptions import UsageError

SCHEMAS = {"record": "article.schema.json", "manifest": "manifest.schema.json", "removed": "removed.schema.json"}


def run(
    name: Annotated[
        str | None, typer.Argument(metavar="[record|manifest|removed]", help="Which one; without a name all.")
    ] = None,
) -> None:
    """Print the JSON Schema of a record, of the manifest, of the line of a removed record, or of all."""
    if name is not None and name not in SCHEMAS:
        raise UsageError(f"{name!r}: write {', '.join(SCHEMAS)}")
    schemas = {one: orjson.loads(files("portalcrawl").joinpath(file).read_bytes()) for one, file in SCHEMAS.items()}
    print(orjson.dumps(schemas if name is None else schemas[name], option=orjson.OPT_INDENT_2).decode())
