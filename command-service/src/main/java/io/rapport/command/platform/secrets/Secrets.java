package io.rapport.command.platform.secrets;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Gives new secrets: like ids, chance comes with the command. */
@Component
public final class Secrets {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** A new secret that nobody else was given. */
    public Secret next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
