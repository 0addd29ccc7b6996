"""The scenario that `capacity init` writes: one text for both languages, its comments from the catalog.

It plans as it stands; every key that most services need is there, with what it means.
"""

from capacity_cli.render.text.texts import Language, Texts

_TEMPLATE = """\
# yaml-language-server: $schema=scenario.v1.json
# {schema}
format: scenario/v1
name: {name}
prices: guide                      # {prices}
currency: KRW                      # {currency}
exchange_rates: {{USD: 1300}}        # {rates}
period: {{days: 30}}                 # {period}
timezone: Asia/Seoul               # {timezone}

workload:
  messages_per_day: 2000           # {messages}
  messages_per_job: 1              # {per_job}
  channels: {{alimtalk: 100%}}       # {channels}
  arrivals:                        # {arrivals}
    bursts: [{{at: "09:00", share: 30%}}]

scheduler:
  trigger: vercel_cron             # {trigger}
  schedule: "*/5 * * * *"          # {schedule}
  batch_size: 50                   # {batch}
  seconds_per_job: 0.5             # {seconds}
  concurrency: 1                   # {concurrency}
  function_max_seconds: 10         # {function}
  overhead_seconds: 1              # {overhead}

# {footprint}
footprint:
  requests: {{per_run: 6, per_job: 7}}

# {services}
services:
  coolsms: {{plan: payg}}
  vercel: {{plan: hobby, usage: {{cron_jobs: 1}}}}
  supabase: {{plan: free}}

# {labor}
labor:
  hourly_wage: 15_000
  manual: {{hours_per_day: 4}}
  automated: {{hours_per_month: 2}}

budget: {{monthly: 1_200_000, contingency: 20%}}

# {checks}
checks:
  headroom: {{min: 2}}
  monthly_cost: {{max: budget}}
"""

COMMENTS = (
    "schema", "name", "prices", "currency", "rates", "period", "timezone", "messages", "per_job", "channels",
    "arrivals", "trigger", "schedule", "batch", "seconds", "concurrency", "function", "overhead", "footprint",
    "services", "labor", "checks",
)  # fmt: skip
"""The comments of the template; the catalog has each as `template.<name>`."""


def scenario_template(language: Language) -> str:
    """A commented scenario."""
    texts = Texts(language)
    return _TEMPLATE.format_map({comment: texts(f"template.{comment}") for comment in COMMENTS})
