"""An example of each code: a folder with `example.yaml`, whose first line is the command, and any further files."""
