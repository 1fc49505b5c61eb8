"""Options that most verbs of headquarters share."""

import click

database_option = click.option(
    "--database-url",
    default="",
    envvar="FIELDREG_HQ_DATABASE",
    help="A SQLAlchemy URL; SQLite in the folder else.",
)
