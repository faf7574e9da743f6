package io.rapport.command.domain.careerplan;

import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.AimKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the member now says differently about an aim: the components that are there, and the fields that it does without
 * from now on.
 */
record Revision(
        @Nullable AimKind kind,
        @Nullable String area,
        @Nullable String industry,
        @Nullable Set<String> tags,
        @Nullable Integer horizon,
        Set<Clearable> clear) {

    Revision {
        clear = Set.copyOf(clear);
    }

    /** The aim as described from now on. */
    Aim appliedTo(Aim aim) {
        return new Aim(
                kind == null ? aim.kind() : kind,
                area == null ? aim.area() : area,
                industry != null || clear.contains(Clearable.INDUSTRY) ? industry : aim.industry(),
                tags == null ? (clear.contains(Clearable.TAGS) ? Set.of() : aim.tags()) : tags,
                horizon != null || clear.contains(Clearable.HORIZON) ? horizon : aim.horizon());
    }
}
