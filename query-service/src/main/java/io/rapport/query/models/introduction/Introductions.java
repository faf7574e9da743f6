package io.rapport.query.models.introduction;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.Owner;
import io.rapport.query.platform.merges.Merges;
import io.rapport.query.platform.merges.Roots;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The introductions of a member, the last proposed first. */
@Repository
class Introductions {

    /** Of which cursors are. */
    static final String LIST = "introductions";

    private static final String PROPOSED_AT = "proposedAt";
    private static final String INTRODUCTION_ID = "introductionId";

    private final OwnedDocuments<Introduction> introductions;
    private final Merges merges;

    Introductions(ReadModels readModels) {
        introductions = readModels.documents(
                IntroductionProjection.NAME, IntroductionProjection.INTRODUCTIONS, Introduction.class);
        merges = new Merges(readModels, IntroductionProjection.NAME, IntroductionProjection.MERGES);
    }

    /** Which introductions are asked for: only those that stand so, and only those of this person, if given. */
    record Search(
            @Nullable IntroductionStatus status,
            @Nullable UUID relationshipId,
            @Nullable Cursor after,
            int limit) {}

    /** The introduction, or empty if the member has no such introduction. */
    Optional<Introduction> find(Owner owner, UUID introductionId) {
        return Optional.ofNullable(introductions.findById(owner, introductionId.toString()))
                .map(introduction -> introduction.of(merges.roots(owner, people(List.of(introduction)))));
    }

    private static Stream<UUID> people(List<Introduction> introductions) {
        return introductions.stream().flatMap(introduction -> introduction.relationshipIds().stream());
    }

    Page<Introduction> list(Owner owner, Search search) {
        List<Bson> filters = new ArrayList<>();
        if (search.relationshipId() != null) {
            filters.add(Filters.in(
                    "relationshipIds", Merges.texts(merges.recordsOfWhoeverIs(owner, search.relationshipId()))));
        }
        if (search.status() != null) {
            filters.add(Filters.eq("status", search.status().name()));
        }
        Cursor after = search.after();
        if (after != null) {
            filters.addAll(after.afterInDescending(PROPOSED_AT, INTRODUCTION_ID));
        }
        List<Introduction> found = introductions
                .find(owner, filters)
                .sort(Sorts.descending(PROPOSED_AT, INTRODUCTION_ID))
                .limit(search.limit() + 1)
                .into(new ArrayList<>());
        Roots roots = merges.roots(owner, people(found));
        return Page.of(
                        found,
                        search.limit(),
                        introduction -> new Cursor(LIST, introduction.proposedAt(), introduction.introductionId()))
                .map(introduction -> introduction.of(roots));
    }
}
