"""互动活动: press conferences, live hotlines, interviews, open days, hearings, consultations."""
