"""Personal data in text: found before it is published, masked where it is shown. All pure."""
