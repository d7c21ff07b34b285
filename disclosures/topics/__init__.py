"""专题: pages that gather the plan, the measures and the results of a campaign."""
