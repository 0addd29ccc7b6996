"""Reports that other programs read, one format a module: annotations, test results and static analysis."""
