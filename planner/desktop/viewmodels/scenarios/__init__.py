"""Scenarios side by side, levers and what chance does to them, as the page shows them."""
