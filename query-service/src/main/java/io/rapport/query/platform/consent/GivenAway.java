package io.rapport.query.platform.consent;

import io.rapport.query.platform.consent.Tells.What;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** What the values of records give away. */
public final class GivenAway {

    private GivenAway() {}

    /** What a text in this component tells, if that is said anywhere. */
    public static @Nullable What of(RecordComponent component) {
        return Redaction.tells(component.getDeclaringRecord(), component);
    }

    /** Whether values of this type are no words of anybody's. */
    public static boolean saysNothing(Class<?> type) {
        return Redaction.saysNothing(type);
    }
}
