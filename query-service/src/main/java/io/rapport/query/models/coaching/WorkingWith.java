package io.rapport.query.models.coaching;

import com.mongodb.client.model.Filters;
import io.rapport.events.Owner;
import io.rapport.query.platform.between.EngagedMembers;
import io.rapport.query.platform.consent.Asked;
import io.rapport.query.platform.consent.Open;
import io.rapport.query.platform.consent.ToldToCoaches;
import io.rapport.query.platform.reading.DocumentsOfTwo;
import io.rapport.query.platform.reading.ReadModels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** With whom a coach works, as consent has it now. */
@Component
final class WorkingWith implements EngagedMembers {

    private final DocumentsOfTwo<Engagement> engagements;
    private final DocumentsOfTwo<Someone> people;
    private final ToldToCoaches told;

    WorkingWith(ReadModels readModels, ToldToCoaches told) {
        engagements = readModels.ofTwo(
                CoachingProjection.NAME, CoachingProjection.ENGAGEMENTS, CoachingProjection.COACH, Engagement.class);
        people = readModels.ofTwo(
                CoachingProjection.NAME, CoachingProjection.PEOPLE, CoachingProjection.COACH, Someone.class);
        this.told = told;
    }

    @Override
    public Map<String, Optional<String>> of(Owner coach) {
        return told.of(coach, asked -> of(coach, asked));
    }

    private Map<String, Optional<String>> of(Owner coach, Asked asked) {
        List<String> agreed = asked.standing().entrySet().stream()
                .filter(one -> one.getValue().accepted())
                .map(Map.Entry<UUID, Open>::getKey)
                .map(UUID::toString)
                .toList();
        if (agreed.isEmpty()) {
            return Map.of();
        }
        Set<String> members =
                engagements
                        .naming(coach, Filters.in("_id", agreed))
                        .map(Engagement::member)
                        .into(new ArrayList<>())
                        .stream()
                        .collect(Collectors.toSet());
        Map<String, Optional<String>> found = new HashMap<>();
        members.forEach(member -> found.put(member, Optional.empty()));
        if (!members.isEmpty()) {
            people.ofKnown(coach, members)
                    .forEach(one -> found.put(one.subject(), Optional.ofNullable(one.displayName())));
        }
        return found;
    }
}
