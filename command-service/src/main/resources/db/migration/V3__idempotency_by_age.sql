-- Keys are kept for some days. The index is only ever written at its end.
CREATE INDEX idempotency_by_age ON idempotency (recorded_at);
