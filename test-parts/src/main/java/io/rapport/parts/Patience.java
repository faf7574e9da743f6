package io.rapport.parts;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has every test that waits do so for a minute unless it says otherwise: Awaitility's ten seconds are little on a
 * machine that has other things to do. JUnit finds it by itself wherever these parts are on the class path.
 */
public final class Patience implements BeforeAllCallback {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
