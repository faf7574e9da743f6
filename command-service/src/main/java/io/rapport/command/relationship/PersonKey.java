package io.rapport.command.relationship;

import io.rapport.command.dispatch.Owner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What tells that two descriptions are of one person: an e-mail address or a profile URL, normalised. */
record PersonKey(Kind kind, String value) {

    private static final Pattern URL = Pattern.compile("(?i)https?://(?:www\\.)?([^/?#]+)([^?#]*).*", Pattern.DOTALL);
    private static final Pattern TRAILING_SLASHES = Pattern.compile("/+$");

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

    static Optional<PersonKey> email(@Nullable String email) {
        return Optional.ofNullable(email)
                .map(text -> new PersonKey(Kind.EMAIL, text.strip().toLowerCase(Locale.ROOT)));
    }

    /** Scheme, {@code www.}, a trailing slash, query and fragment make no other person; nor does the host's case. */
    static Optional<PersonKey> profileUrl(@Nullable String url) {
        return Optional.ofNullable(url).map(text -> new PersonKey(Kind.PROFILE_URL, normalised(text.strip())));
    }

    private static String normalised(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return url;
        }
        return parts.group(1).toLowerCase(Locale.ROOT)
                + TRAILING_SLASHES.matcher(parts.group(2)).replaceAll("");
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
