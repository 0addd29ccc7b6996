"""The commands of the group `export`: planned values, back into the files of a service's repository."""
