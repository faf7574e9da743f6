package io.rapport.proofs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What proves an event to somebody who has nothing else: the stored event, and beside it a C2SP tlog-proof. */
public final class Bundle {

    private static final String EVENT = "rapport-event@v1";
    private static final String PROOF = "c2sp.org/tlog-proof@v1";

    private Bundle() {}

    /**
     * The bundle as text.
     *
     * @param header the event's header by name, in the order of the leaf
     * @param keys what checks the signatures; who does not trust the sender has them from elsewhere
     * @param index where the event is in the tenant's log, from 0
     * @param checkpoint the signed checkpoint that the path leads to
     */
    public static String text(
            Map<String, String> header,
            byte[] payload,
            List<String> keys,
            long index,
            List<byte[]> path,
            String checkpoint) {
        StringBuilder text = new StringBuilder(EVENT).append('\n');
        header.forEach((name, value) ->
                text.append(name).append(": ").append(oneLine(value)).append('\n'));
        text.append("payload: ").append(base64(payload)).append('\n');
        keys.forEach(key -> text.append("key: ").append(key).append('\n'));
        text.append('\n').append(PROOF).append("\nindex ").append(index).append('\n');
        path.forEach(hash -> text.append(base64(hash)).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Control characters and the percent sign are percent-encoded, so that a value is one line. */
    private static String oneLine(String value) {
        StringBuilder line = new StringBuilder();
        value.codePoints().forEach(c -> {
            if (c < ' ' || c == '%' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    line.append("%%%02X".formatted(b & 0xff));
                }
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
