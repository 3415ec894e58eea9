"""Global Hiring Planner: plan distributed AI-infrastructure teams, offline, with evidence."""

__version__ = "0.1.0"
