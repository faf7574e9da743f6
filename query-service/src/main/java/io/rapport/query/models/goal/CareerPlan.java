package io.rapport.query.models.goal;

import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.AimKind;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The career plan as goals see it: what they are for, and whose people they count. */
record CareerPlan(UUID planId, String words, List<Horizon> horizons, List<PlannedAim> aims) {

    /** What is hoped for in so many years. */
    record Horizon(
            int years, LocalDate from, @Tells(What.PLAIN) String hope) {}

    /** An aim as described now. */
    record PlannedAim(
            UUID aimId,
            AimKind kind,
            @Tells(What.PLAIN) String area,
            @Tells(What.PLAIN) @Nullable String industry,
            @Tells(What.PLAIN) List<String> tags,
            @Nullable Integer horizon,
            boolean retired) {

        PlannedAim {
            tags = List.copyOf(tags);
        }

        static PlannedAim pursued(UUID aimId, Aim aim) {
            return new PlannedAim(
                    aimId,
                    aim.kind(),
                    aim.area(),
                    aim.industry(),
                    aim.tags().stream().sorted().toList(),
                    aim.horizon(),
                    false);
        }

        PlannedAim asRetired() {
            return new PlannedAim(aimId, kind, area, industry, tags, horizon, true);
        }

        List<String> marks() {
            return Marks.of(industry, tags);
        }
    }

    CareerPlan {
        horizons = List.copyOf(horizons);
        aims = List.copyOf(aims);
    }

    Optional<PlannedAim> aim(UUID aimId) {
        return aims.stream().filter(aim -> aim.aimId().equals(aimId)).findFirst();
    }

    List<PlannedAim> pursued() {
        return aims.stream().filter(aim -> !aim.retired()).toList();
    }

    Areas areas() {
        return new Areas(aims.stream().collect(Collectors.toMap(PlannedAim::aimId, PlannedAim::marks)));
    }
}
