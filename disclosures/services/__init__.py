"""政务服务事项: what people may apply for at the counters, how, where, and how long it takes."""
