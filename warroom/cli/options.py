"""The arguments and options that several verbs share; help texts are translated when they are shown."""

from __future__ import annotations

from typing import Annotated

import typer

from warroom.errors import N_

Room = Annotated[str, typer.Argument(metavar="ROOM", help=N_("Reference, short name or id of the room."))]
Json = Annotated[bool, typer.Option("--json", help=N_("Print JSON for another program."))]
AsOf = Annotated[str, typer.Option("--as-of", metavar=N_("TIME"), help=N_("What had happened by then."))]
KnownAt = Annotated[
    str, typer.Option("--known-at", metavar=N_("TIME"), help=N_("What had been written down by then."))
]
Force = Annotated[bool, typer.Option("--force", help=N_("Replace a file that is there."))]
