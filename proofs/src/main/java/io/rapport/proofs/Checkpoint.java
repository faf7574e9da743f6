package io.rapport.proofs;

import java.util.Base64;
import java.util.List;

/** What a log says of itself: how many leaves it has, and the root above them (C2SP tlog-checkpoint). */
public final class Checkpoint {

    private final String origin;
    private final long size;
    private final byte[] root;

    /**
     * What is to be signed.
     *
     * @param origin which log it is
     */
    public Checkpoint(String origin, long size, byte[] root) {
        this.origin = origin;
        this.size = size;
        this.root = root.clone();
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** The signed note, with a signature of each key under the log's own name. */
    public String signedBy(List<LogKey> keys) {
        String text = text();
        StringBuilder note = new StringBuilder(text).append('\n');
        keys.forEach(key -> note.append(key.signatureLine(origin, text)));
        return note.toString();
    }
}
