package io.rapport.query.models.skill;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.Owner;
import io.rapport.events.skill.ChosenSkill;
import io.rapport.events.skill.SkillNames;
import io.rapport.query.models.skill.SkillsView.SkillView;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.merges.Merges;
import io.rapport.query.platform.merges.Roots;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.reading.Revisions;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** What there was of a skill lately. */
    private record Lately(
            @JsonProperty("_id") String id,
            int count,
            LocalDate lastOn,
            @Nullable Double comfort) {}

    private final OwnedDocuments<ChosenSkills> chosen;
    private final OwnedDocuments<Practice> practices;
    private final Merges merges;
    private final Revisions revisions;
    private final Answers answers;

    Skills(ReadModels readModels, Revisions revisions, Answers answers) {
        this.revisions = revisions;
        this.answers = answers;
        chosen = readModels.documents(SkillProjection.NAME, SkillProjection.CHOSEN, ChosenSkills.class);
        practices = readModels.documents(SkillProjection.NAME, SkillProjection.PRACTICES, Practice.class);
        merges = new Merges(readModels, SkillProjection.NAME, SkillProjection.MERGES);
    }

    /** What was chosen, with the practices of the 365 days before. */
    Answer<SkillsView> of(Owner owner, Instant now) {
        ChosenSkills known = chosen.find(owner).first();
        // Before what is told, so that a command that names it finds skills that have changed since.
        Long sequence = known == null
                ? null
                : revisions.ofAggregate(
                        SkillProjection.NAME, owner, known.skillsId().toString());
        return answers.tagged(view(owner, now), sequence);
    }

    private SkillsView view(Owner owner, Instant now) {
        ChosenSkills skills = chosen.find(owner).first();
        if (skills == null) {
            return new SkillsView(List.of());
        }
        Map<String, Lately> lately = new HashMap<>();
        practices
                .figures(
                        owner,
                        Filters.and(Filters.gte("occurredAt", now.minus(LATELY)), Filters.eq("counts", true)),
                        List.of(Aggregates.group(
                                "$skillKey",
                                Accumulators.sum("count", 1),
                                Accumulators.max("lastOn", "$occurredOn"),
                                Accumulators.avg("comfort", "$comfort"))),
                        Lately.class)
                .forEach(skill -> lately.put(skill.id(), skill));
        return new SkillsView(skills.skills().stream()
                .map(skill -> view(skill, lately.get(SkillNames.key(skill.skill()))))
                .toList());
    }

    private static SkillView view(ChosenSkill skill, @Nullable Lately lately) {
        return lately == null
                ? new SkillView(skill.skill(), skill.expectation(), 0, null, null)
                : new SkillView(skill.skill(), skill.expectation(), lately.count(), lately.lastOn(), lately.comfort());
    }

    /** The latest first; what was taken back is not among them. */
    Page<Practice.Told> practices(Owner owner, @Nullable String skill, @Nullable Cursor after, int limit) {
        List<Bson> filters = new ArrayList<>();
        filters.add(Filters.eq("withdrawn", false));
        if (skill != null) {
            filters.add(Filters.eq("skillKey", SkillNames.key(skill)));
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
