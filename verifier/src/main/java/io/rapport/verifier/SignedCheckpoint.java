package io.rapport.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A checkpoint in a signed note, read strictly: what is not of the form is refused. */
public final class SignedCheckpoint {

    private static final String SIGNATURE = "\u2014 ";

    private final String note;
    private final String text;
    private final String origin;
    private final long size;
    private final byte[] root;
    private final List<Line> signatures;

    private static final class Line {
        final String signer;
        final byte[] signature;

        Line(String signer, byte[] signature) {
            this.signer = signer;
            this.signature = signature;
        }
    }

    private SignedCheckpoint(String note, String text, String origin, long size, byte[] root, List<Line> signatures) {
        this.note = note;
        this.text = text;
        this.origin = origin;
        this.size = size;
        this.root = root;
        this.signatures = signatures;
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if it is no signed checkpoint, saying why
     */
    public static SignedCheckpoint of(String note) {
        int blank = note.indexOf("\n\n");
        require(blank > 0, "the checkpoint has no blank line before its signatures");
        require(
                note.endsWith("\n"),
                "the checkpoint's last line has no end: it was cut off, or saved by something that leaves the last line"
                        + " end away");
        String text = note.substring(0, blank + 1);
        String[] lines = text.split("\n", -1);
        require(lines.length >= 4 && !lines[0].isEmpty(), "the checkpoint lacks its origin, size or root");
        require(lines[1].matches("0|[1-9][0-9]{0,17}"), "the checkpoint's size is no number");
        byte[] root = ExactBase64.decode(lines[2], "the checkpoint's root");
        require(root.length == Sha256.BYTES, "the checkpoint's root is no hash");
        List<Line> signatures = new ArrayList<>();
        for (String line : note.substring(blank + 2, Math.max(blank + 2, note.length() - 1))
                .split("\n", -1)) {
            int space = line.lastIndexOf(' ');
            require(line.startsWith(SIGNATURE) && space > SIGNATURE.length(), "a signature is not of its form");
            signatures.add(new Line(
                    line.substring(SIGNATURE.length(), space),
                    ExactBase64.decode(line.substring(space + 1), "a signature")));
        }
        return new SignedCheckpoint(note, text, lines[0], Long.parseLong(lines[1]), root, List.copyOf(signatures));
    }

    private static void require(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    public String note() {
        return note;
    }

    public String text() {
        return text;
    }

    public String origin() {
        return origin;
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        return root.clone();
    }

    /**
     * The keys of these that signed. A signature that names a key and is not of it makes all of the note void.
     *
     * @throws IllegalArgumentException if there is such a one
     */
    public List<VerifierKey> signedBy(Collection<VerifierKey> keys) {
        List<VerifierKey> found = new ArrayList<>();
        for (Line line : signatures) {
            for (VerifierKey key : keys) {
                if (key.isNamedBy(line.signer, line.signature)) {
                    require(key.signed(text, line.signature), "a signature of " + key.name() + " is false");
                    found.add(key);
                }
            }
        }
        return found;
    }

    /**
     * What a witness has signed.
     *
     * @param at when, as it says itself
     */
    public record Cosignature(VerifierKey witness, Instant at) {}

    /**
     * The cosignatures of these witnesses, one of each.
     *
     * @throws IllegalArgumentException if one names a witness and is not of it
     */
    public List<Cosignature> cosignedBy(Collection<VerifierKey> witnesses) {
        List<Cosignature> found = new ArrayList<>();
        for (VerifierKey key : signedBy(witnesses)) {
            if (key.isWitness() && found.stream().noneMatch(one -> one.witness().equals(key))) {
                found.add(new Cosignature(key, key.time(firstOf(key))));
            }
        }
        return found;
    }

    private byte[] firstOf(VerifierKey key) {
        return signatures.stream()
                .filter(line -> key.isNamedBy(line.signer, line.signature))
                .findFirst()
                .orElseThrow()
                .signature;
    }

    /** Who has signed as well, as the lines say, with keys that are none of these: what they are worth is not known. */
    public List<String> othersThan(Collection<VerifierKey> keys) {
        return signatures.stream()
                .filter(line -> keys.stream().noneMatch(key -> key.isNamedBy(line.signer, line.signature)))
                .map(line -> line.signer)
                .distinct()
                .toList();
    }
}
