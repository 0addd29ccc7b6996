"""The `capacity` command: options, output streams and exit statuses; one file per command."""
