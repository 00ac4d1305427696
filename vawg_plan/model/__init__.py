"""The plan model: identifiers, record types, the kinds table, problems."""
