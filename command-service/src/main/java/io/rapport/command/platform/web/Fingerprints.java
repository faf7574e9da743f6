package io.rapport.command.platform.web;

import io.rapport.command.platform.secrets.InstallationMac;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Tells whether two requests are the same one, keyed with the secret of the installation: a fingerprint stays for days,
 * and whoever has the database alone must not try out what was said of whom.
 */
final class Fingerprints {

    private final InstallationMac mac;

    Fingerprints(String secret) {
        mac = new InstallationMac(secret, "idempotency");
    }

    /** Of method, path and body, in hex. */
    String of(String method, String path, byte[] body) {
        return HexFormat.of().formatHex(mac.of((method + " " + path + "\n").getBytes(StandardCharsets.UTF_8), body));
    }
}
