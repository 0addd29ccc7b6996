"""The pure part: values and functions without files, clock, environment or terminal."""
