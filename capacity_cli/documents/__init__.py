"""Reading: YAML files in, validated scenarios and price lists out, every value with its place."""
