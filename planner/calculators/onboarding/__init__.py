"""How new hires come aboard: their tasks on everybody's calendars, who helps, how they ramp up."""
