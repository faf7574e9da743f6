package io.rapport.analytics.parts;

import io.rapport.events.Seals;
import io.rapport.events.Subject;

/** Seals that anybody could open who tried, and that look like nothing to whoever does not. */
public final class Mask implements Seals {

    private static final byte MASK = 0x5a;

    @Override
    public byte[] seal(Subject subject, byte[] value, byte[] associated) {
        byte[] masked = value.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= MASK;
        }
        return masked;
    }

    @Override
    public byte[] open(Subject subject, byte[] sealed, byte[] associated) {
        return seal(subject, sealed, associated);
    }
}
