"""When seats fill: what one seat's hiring depends on, the levers on it, and the plan's timeline."""
