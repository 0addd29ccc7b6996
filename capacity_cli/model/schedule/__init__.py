"""When runs start and what waits for them: cron expressions, the days of a period, arrivals and the backlog."""
