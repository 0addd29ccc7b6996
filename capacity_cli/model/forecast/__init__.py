"""Looking ahead: the plan of each month to come, what they cost together, and in which month which bound breaks."""
