"""依申请公开 for the public: explanation, form, receipt, following an application."""
