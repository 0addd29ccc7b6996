"""Where a figure comes from: its formula, down to what the scenario and the price lists say."""
