"""The Pay page as it is shown: pay of a role by place, what an offer costs, fairness, policies."""
