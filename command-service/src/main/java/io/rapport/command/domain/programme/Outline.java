package io.rapport.command.domain.programme;

import io.rapport.events.programme.ProgrammeCoach;
import io.rapport.events.programme.Sponsor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a programme is.
 *
 * @param coaches each once
 * @param from the first day
 * @param to the last day; absent if it has none
 */
record Outline(
        String name,
        List<ProgrammeCoach> coaches,
        @Nullable Sponsor sponsor,
        LocalDate from,
        @Nullable LocalDate to) {

    Outline {
        coaches = coaches.stream().distinct().toList();
    }

    boolean endsBeforeItBegins() {
        return to != null && to.isBefore(from);
    }
}
