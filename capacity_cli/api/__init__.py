"""What the commands do, callable from Python: load, plan, check, and resolve places."""
