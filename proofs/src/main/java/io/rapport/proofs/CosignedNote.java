package io.rapport.proofs;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A checkpoint that somebody else says they have cosigned: nothing of it is believed but what a known key signed. */
public final class CosignedNote {

    private static final String SIGNATURE = "\u2014 ";

    private final String text;
    private final String origin;
    private final long size;
    private final List<Line> lines;

    private static final class Line {
        final String signer;
        final byte[] signature;

        Line(String signer, byte[] signature) {
            this.signer = signer;
            this.signature = signature;
        }

        /** As a note has it; of a signature there is one way only to write it. */
        String written() {
            return SIGNATURE + signer + " " + Base64.getEncoder().encodeToString(signature) + "\n";
        }
    }

    private CosignedNote(String text, String origin, long size, List<Line> lines) {
        this.text = text;
        this.origin = origin;
        this.size = size;
        this.lines = lines;
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if it is no signed checkpoint; nothing of it is quoted
     */
    public static CosignedNote of(String note) {
        int blank = note.indexOf("\n\n");
        if (blank <= 0 || !note.endsWith("\n") || note.length() == blank + 2) {
            throw new IllegalArgumentException("it is no signed note");
        }
        String[] head = note.substring(0, blank).split("\n", -1);
        if (head.length < 3 || !head[1].matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("it is no checkpoint");
        }
        List<Line> lines = new ArrayList<>();
        for (String line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith(SIGNATURE) || space <= SIGNATURE.length()) {
                throw new IllegalArgumentException("a signature is not of its form");
            }
            lines.add(new Line(line.substring(SIGNATURE.length(), space), base64(line.substring(space + 1))));
        }
        return new CosignedNote(note.substring(0, blank + 1), head[0], Long.parseLong(head[1]), lines);
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a signature is no base64", e);
        }
    }

    /** Which log it is of. */
    public String origin() {
        return origin;
    }

    public long size() {
        return size;
    }

    /** Whether it is of the checkpoint that this note signs, and of no other. */
    public boolean isOf(String note) {
        return note.startsWith(text + "\n");
    }

    /**
     * The lines of those of these witnesses that have cosigned, as the note of the checkpoint takes them.
     *
     * @throws IllegalArgumentException if a signature names a key and is not of it: then the note is void
     */
    public Map<WitnessKey, String> linesOf(Collection<WitnessKey> witnesses) {
        Map<WitnessKey, String> found = new LinkedHashMap<>();
        for (Line line : lines) {
            for (WitnessKey key : witnesses) {
                if (key.isNamedBy(line.signer, line.signature)) {
                    if (!key.hasSigned(text, line.signature)) {
                        throw new IllegalArgumentException("a signature of " + key + " is false");
                    }
                    found.putIfAbsent(key, line.written());
                }
            }
        }
        return found;
    }
}
