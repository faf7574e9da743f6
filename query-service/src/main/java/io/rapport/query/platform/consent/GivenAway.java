package io.rapport.query.platform.consent;

import io.rapport.query.platform.consent.Tells.What;
import java.lang.reflect.RecordComponent;

/** What the values of records give away, where they are told one by one. */
public final class GivenAway {

    private GivenAway() {}

    /** What a text in this component tells. One that does not say so, or not always the same, is somebody's words. */
    public static What of(RecordComponent component) {
        Tells tells = component.getAnnotation(Tells.class);
        if (tells != null && tells.by() != Telling.Always.class) {
            return What.NOTE;
        }
        What what = AnswerShape.tells(component.getDeclaringRecord(), component);
        return what == null ? What.NOTE : what;
    }

    /** Whether values of this type are no words of anybody's. */
    public static boolean saysNothing(Class<?> type) {
        return AnswerShape.saysNothing(type);
    }
}
