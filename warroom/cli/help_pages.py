"""The help pages, whole in the reader's language, and the verbs that show them.

Help texts and placeholders of arguments and options are translation keys.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from warroom.errors import N_, Rejected
from warroom.i18n import _


class Verb(TyperCommand):
    """A verb: says in the reader's language what it does and what it could not use."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        write_page(self, ctx, formatter)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words behind the verb; raises `Rejected` when there are too many."""
        ctx.allow_extra_args = True
        left: list[str] = super().parse_args(ctx, args)
        if left:
            raise Rejected(
                N_("{words}: this is too much here. Put a text with blanks in quotes."), words=" ".join(left)
            )
        return left


class Verbs(TyperGroup):
    """The program itself with all its verbs."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page with the list of verbs."""
        write_page(self, ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the verb; raises `Rejected` with all there are."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise Rejected(
                N_("There is no command {name}. There are: {known}"),
                name=args[0],
                known=", ".join(self.commands),
            )
        return super().resolve_command(ctx, args)


def write_page(command: Any, ctx: Any, formatter: Any) -> None:
    """Write usage, purpose, arguments, options, and for the program itself its verbs."""
    shown = [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]
    arguments = [param for param in shown if param.param_type_name == "argument"]
    options = [param for param in shown if param.param_type_name == "option"]
    verbs = getattr(command, "commands", {})
    path = _path(ctx)
    pieces = [_("[OPTIONS]"), *(_argument(each) for each in arguments), *((_("VERB ..."),) if verbs else ())]
    formatter.write_usage(path, " ".join(pieces), prefix=_("Usage: "))
    formatter.write_paragraph()
    formatter.write_text(_said(command.help))
    if arguments:
        with formatter.section(_("Arguments")):
            formatter.write_dl([(str(each.metavar or each.name), _said(each.help)) for each in arguments])
    with formatter.section(_("Options")):
        formatter.write_dl([_option(each, ctx) for each in options])
    if verbs:
        with formatter.section(_("Verbs")):
            formatter.write_dl([(name, _first(_said(verb.help))) for name, verb in verbs.items()])
    if command.epilog:
        formatter.write_paragraph()
        formatter.write_text(_said(command.epilog))


def _said(key: str | None) -> str:
    return _(key) if key else ""


def _path(ctx: Any) -> str:
    names: list[str] = []
    while ctx is not None:
        names.insert(0, ctx.info_name or "")
        ctx = ctx.parent
    return " ".join(names)


def _argument(param: Any) -> str:
    name = str(param.metavar or param.name)
    more = "..." if param.nargs != 1 else ""
    return f"{name}{more}" if param.required else f"[{name}]"


def _option(param: Any, ctx: Any) -> tuple[str, str]:
    names = ", ".join(param.opts)
    if param.opts == ctx.help_option_names:
        return names, _("Show this page.")
    value = "" if param.is_flag else f" {_said(param.metavar)}".rstrip()
    words = _said(param.help)
    if param.multiple:
        words = " ".join((words, _("Can be given several times.")))
    return f"{names}{value}", words


def _first(text: str) -> str:
    """Give the first sentence of a help text, for a list."""
    first, dot, _rest = text.partition(". ")
    return first + ("." if dot else "")
