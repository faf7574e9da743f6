package io.rapport.query.models.skill;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.Alike;
import io.rapport.events.skill.ChosenSkill;
import io.rapport.query.models.skill.SkillsView.SkillView;
import io.rapport.query.platform.engine.OwnedDocuments;
import io.rapport.query.platform.engine.Owner;
import io.rapport.query.platform.engine.ReadModels;
import io.rapport.query.platform.merges.Merges;
import io.rapport.query.platform.merges.Roots;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The skills of a member. */
@Repository
class Skills {

    /** Of which cursors are. */
    static final String LIST = "practices";

    private static final Duration LATELY = Duration.ofDays(365);

    /** Five a day for a year. */
    private static final int MOST = 2000;

    private final OwnedDocuments<ChosenSkills> chosen;
    private final OwnedDocuments<Practice> practices;
    private final Merges merges;

    Skills(ReadModels readModels) {
        chosen = readModels.documents(SkillProjection.NAME, SkillProjection.CHOSEN, ChosenSkills.class);
        practices = readModels.documents(SkillProjection.NAME, SkillProjection.PRACTICES, Practice.class);
        merges = new Merges(readModels, SkillProjection.NAME, SkillProjection.MERGES);
    }

    /** What was chosen, with the practices of the 365 days before. */
    SkillsView of(Owner owner, Instant now) {
        ChosenSkills skills = chosen.find(owner).first();
        if (skills == null) {
            return new SkillsView(List.of());
        }
        Map<String, List<Practice>> lately = practices
                .find(owner, Filters.gte("occurredAt", now.minus(LATELY)), Filters.eq("withdrawn", false))
                .sort(Sorts.descending("occurredAt", "entryId"))
                .limit(MOST)
                .into(new ArrayList<>())
                .stream()
                .collect(Collectors.groupingBy(Practice::skillKey));
        return new SkillsView(skills.skills().stream()
                .map(skill -> view(skill, lately.getOrDefault(Alike.key(skill.skill()), List.of())))
                .toList());
    }

    private static SkillView view(ChosenSkill skill, List<Practice> lately) {
        List<Integer> comfort =
                lately.stream().map(Practice::comfort).filter(Objects::nonNull).toList();
        return new SkillView(
                skill.skill(),
                skill.expectation(),
                lately.size(),
                lately.stream()
                        .map(Practice::occurredOn)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                comfort.isEmpty()
                        ? null
                        : comfort.stream().mapToInt(Integer::intValue).average().orElseThrow());
    }

    /** The latest first; what was taken back is not among them. */
    Page<Practice.Told> practices(Owner owner, @Nullable String skill, @Nullable Cursor after, int limit) {
        List<Bson> filters = new ArrayList<>();
        filters.add(Filters.eq("withdrawn", false));
        if (skill != null) {
            filters.add(Filters.eq("skillKey", Alike.key(skill.strip())));
        }
        if (after != null) {
            filters.addAll(after.afterInDescending("occurredAt", "entryId"));
        }
        List<Practice> found = practices
                .find(owner, filters)
                .sort(Sorts.descending("occurredAt", "entryId"))
                .limit(limit + 1)
                .into(new ArrayList<>());
        Roots roots =
                merges.roots(owner, found.stream().flatMap(practice -> Stream.ofNullable(practice.relationshipId())));
        return Page.of(found, limit, last -> new Cursor(LIST, last.occurredAt(), last.entryId()))
                .map(practice -> practice.told(roots));
    }
}
