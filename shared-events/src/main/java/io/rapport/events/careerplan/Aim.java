package io.rapport.events.careerplan;

import io.rapport.events.PersonalData;
import io.rapport.events.Whose;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An aim as the member describes it now. A person belongs to its area whose industry is like the aim's, or who has one
 * of its tags; to an area with neither belongs nobody.
 *
 * @param area in the member's words
 * @param horizon the years of the horizon that it is for
 */
public record Aim(
        AimKind kind,
        @PersonalData(Whose.MEMBER) String area,
        @PersonalData(Whose.MEMBER) @Nullable String industry,
        @PersonalData(Whose.MEMBER) Set<String> tags,
        @Nullable Integer horizon) {}
