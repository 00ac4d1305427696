"""The command line: options, today's date, printing, exit statuses."""
