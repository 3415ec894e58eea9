"""What the world offers: places, employer cost, exchange rates, calendars; read-only and frozen."""
