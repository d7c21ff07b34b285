"""重点领域: projects as one thread of dated stages, from approval to completion."""
