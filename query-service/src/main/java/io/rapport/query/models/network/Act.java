package io.rapport.query.models.network;

import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.query.rules.Deed;
import java.time.YearMonth;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a relationship, in a document of its own.
 *
 * @param onTarget whether help was, if this is its outcome
 * @param counted where it counts; absent if it counts nowhere, whether by its kind or because it does not stand
 */
record Act(Deed deed, boolean onTarget, @Nullable Counted counted) {

    /** As what, and in which month of the member's. */
    record Counted(YearMonth month, Flow flow) {}

    /** What is counted by entries. */
    enum Flow {
        CAPTURED,
        CERTAINTIES,
        FOLLOW_UPS,
        HELP_GIVEN,
        HELP_RECEIVED,
        HELP_ON_TARGET
    }

    static Act of(Deed deed, boolean onTarget) {
        Flow flow = deed.standing() ? flow(deed.kind(), onTarget) : null;
        return new Act(deed, onTarget, flow == null ? null : new Counted(YearMonth.from(deed.occurredOn()), flow));
    }

    private static @Nullable Flow flow(Deed.Kind kind, boolean onTarget) {
        return switch (kind) {
            case CAPTURE -> Flow.CAPTURED;
            case CERTAINTY -> Flow.CERTAINTIES;
            case FOLLOW_UP -> Flow.FOLLOW_UPS;
            case FOLLOW_THROUGH -> Flow.HELP_GIVEN;
            case RECEIVED -> Flow.HELP_RECEIVED;
            case OUTCOME -> onTarget ? Flow.HELP_ON_TARGET : null;
            case MEETING, CONVERSATION, GUESS, DETAIL, PLAN, OFFER, RESPONSE -> null;
        };
    }

    Act fallen() {
        return of(deed.fallen(), onTarget);
    }

    Act corrected(EntryCorrected correction) {
        return of(deed.corrected(correction), onTarget);
    }

    /** Of the same entry, which another record of the person has now. */
    Act of(UnaryOperator<Deed> change) {
        return of(change.apply(deed), onTarget);
    }
}
