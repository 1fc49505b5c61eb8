"""Where the frozen program `fieldreg-hq` starts; an installed one starts by its console script."""

from fieldreg.cli.hq_main import run

if __name__ == "__main__":
    run()
