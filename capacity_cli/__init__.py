"""Plan the capacity, the bill and the return of a scheduled messaging service on SaaS plans.

The layers, upper to lower: `cli`, `api`, then `documents` and `render` (which do not know one another), then `model`.
"""

__version__ = "0.1.0"
