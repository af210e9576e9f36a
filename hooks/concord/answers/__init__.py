"""The answers, as pure functions of records: each honest, with what stands behind it."""
