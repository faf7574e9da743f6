package io.rapport.command.platform.checkpoints;

import io.rapport.proofs.WitnessKey;
import java.util.List;

/** The SQL of what witnesses have signed, as far as their keys are trusted now. */
final class Cosignatures {

    private static final String OF_TRUSTED = "k.witness = ANY (string_to_array(?, ','))";

    /** The note of a row of {@code checkpoint c}, with the lines of its witnesses below. Takes the trusted. */
    static final String NOTE = "c.note || coalesce((SELECT string_agg(k.line, '' ORDER BY k.taken_at, k.witness)"
            + " FROM cosignature k WHERE k.tenant_id = c.tenant_id AND k.size = c.size AND " + OF_TRUSTED + "), '')";

    /**
     * The size of a tenant's newest checkpoint that is cosigned; no row if none is. Takes the tenant and the trusted.
     */
    static final String NEWEST = "SELECT k.size FROM cosignature k WHERE k.tenant_id = ? AND " + OF_TRUSTED
            + " ORDER BY k.size DESC LIMIT 1";

    /** Since when a checkpoint waits to be cosigned that is larger than all that are, by tenant. Takes the trusted. */
    static final String WAITING = """
            SELECT min(first.signed_at) FROM tenant_log t, LATERAL (
                SELECT c.signed_at FROM checkpoint c
                WHERE c.tenant_id = t.tenant_id AND c.size > coalesce((
                    SELECT max(k.size) FROM cosignature k WHERE k.tenant_id = t.tenant_id AND\s""" + OF_TRUSTED + """
                ), 0) ORDER BY c.size LIMIT 1) AS first
            """;

    private Cosignatures() {}

    /** The trusted, as these statements take them. */
    static String parameter(List<WitnessKey> trusted) {
        return String.join(",", trusted.stream().map(WitnessKey::toString).toList());
    }
}
