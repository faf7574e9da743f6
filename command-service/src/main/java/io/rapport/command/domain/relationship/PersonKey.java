package io.rapport.command.domain.relationship;

import io.rapport.events.Forgotten;
import io.rapport.events.Owner;
import io.rapport.events.relationship.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tells that two descriptions are of one person: an e-mail address or a profile URL, normalised. */
record PersonKey(Kind kind, String value) {

    /** What kind of key it is, and the field of a command that holds it. */
    enum Kind {
        EMAIL("email"),
        PROFILE_URL("profileUrl");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /** The key of that kind, if the person has one. */
    static Optional<PersonKey> of(Kind kind, Person person) {
        return switch (kind) {
            case EMAIL -> email(known(person.email()));
            case PROFILE_URL -> profileUrl(known(person.profileUrl()));
        };
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null || Forgotten.is(text) ? null : text;
    }

    /** Case does not tell addresses apart, nor does the way in which a character or a domain is written. */
    static Optional<PersonKey> email(@Nullable String email) {
        return Optional.ofNullable(email).map(text -> new PersonKey(Kind.EMAIL, normalised(text.strip())));
    }

    /** What of the address identifies, see {@link ProfileAddress}. */
    static Optional<PersonKey> profileUrl(@Nullable String url) {
        return Optional.ofNullable(url).map(text -> new PersonKey(Kind.PROFILE_URL, ProfileAddress.key(text.strip())));
    }

    private static String normalised(String email) {
        String address = Normalizer.normalize(email, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at + 1) + ProfileAddress.ascii(address.substring(at + 1));
    }

    /**
     * SHA-256 with the owner mixed in: equal keys of two members have nothing in common. It can be guessed, so it
     * leaves this process only {@linkplain KeyedHashes keyed}.
     */
    byte[] hash(Owner owner) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {owner.tenantId(), owner.memberId(), kind.name(), value}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // The length keeps (ab, c) and (a, bc) apart.
                sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                sha256.update(bytes);
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
