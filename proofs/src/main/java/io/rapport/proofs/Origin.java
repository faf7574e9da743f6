package io.rapport.proofs;

import java.nio.charset.StandardCharsets;

/** The name of a tenant's log: the installation's, and behind a slash the tenant's. */
public final class Origin {

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_~";

    private Origin() {}

    /** Each tenant has a name that no other one has, and that holds no space and no plus. */
    public static String of(String installation, String tenantId) {
        return installation + "/" + encoded(tenantId);
    }

    /** The tenant as a part of a name or a path: what is no letter, digit or one of {@code -_~} is percent-encoded. */
    public static String encoded(String tenantId) {
        StringBuilder text = new StringBuilder();
        for (byte b : tenantId.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b & 0xff) >= 0) {
                text.append((char) b);
            } else {
                text.append("%%%02X".formatted(b & 0xff));
            }
        }
        return text.toString();
    }
}
