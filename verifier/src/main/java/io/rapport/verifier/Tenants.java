package io.rapport.verifier;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * How a tenant stands in the name of its log: percent-encoded but for letters, digits, {@code -}, {@code _}, {@code ~}.
 */
public final class Tenants {

    private Tenants() {}

    public static String encoded(String tenantId) {
        return URLEncoder.encode(tenantId, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace(".", "%2E")
                .replace("%7E", "~");
    }
}
