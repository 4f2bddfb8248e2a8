"""`python -m portalcrawl` and the `portalcrawl` command."""

from portalcrawl.cli.app import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
