"""Lets `python -m capacity_cli` stand for the command `capacity`."""

from capacity_cli.cli.main import run

if __name__ == "__main__":
    run()
