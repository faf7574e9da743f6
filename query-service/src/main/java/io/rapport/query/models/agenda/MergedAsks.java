package io.rapport.query.models.agenda;

import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Missions about somebody, and introductions of them, are found by the record that stands for them. */
final class MergedAsks {

    private MergedAsks() {}

    static Plan plan(Identity event) {
        return switch (event) {
            case RelationshipAbsorbed one ->
                ofAll(
                        one.absorbedId(),
                        mission -> mission.of(one.relationshipId()),
                        introduction -> introduction.moved(one.absorbedId(), one.relationshipId()));
            case RelationshipReleased one ->
                ofAll(
                        one.relationshipId(),
                        mission -> mission.givenBackTo(one.releasedId()),
                        introduction -> introduction.givenBackTo(one.releasedId()));
            case RelationshipMerged _, RelationshipSplit _ -> Plan.nothing();
        };
    }

    /** All that is about whom this record stands for. */
    static Plan ofAll(
            UUID root, UnaryOperator<PlannedMission> mission, UnaryOperator<PendingIntroduction> introduction) {
        String id = root.toString();
        return Plan.doing(documents -> {
                    documents.all(AgendaProjection.MISSIONS).values().stream()
                            .filter(one -> root.equals(one.person()))
                            .forEach(one -> documents.update(
                                    DocumentRef.to(AgendaProjection.MISSIONS, one.missionId()),
                                    before -> mission.apply(before == null ? one : before)));
                    documents.all(AgendaProjection.INTRODUCTIONS).values().stream()
                            .filter(one -> one.isOf(root))
                            .forEach(one -> documents.update(
                                    DocumentRef.to(AgendaProjection.INTRODUCTIONS, one.introductionId()),
                                    before -> introduction.apply(before == null ? one : before)));
                })
                .seeingAllOf(DocumentGroup.where(AgendaProjection.MISSIONS, AgendaProjection.MISSION_ABOUT, id))
                .seeingAllOf(DocumentGroup.where(AgendaProjection.INTRODUCTIONS, AgendaProjection.ONE_OF_TWO, id))
                .seeingAllOf(DocumentGroup.where(AgendaProjection.INTRODUCTIONS, AgendaProjection.OTHER_OF_TWO, id));
    }

    static Plan planned(MissionPlanned event) {
        UUID about = event.about().relationshipId();
        DocumentRef<PlannedMission> mission = DocumentRef.to(AgendaProjection.MISSIONS, event.missionId());
        return about == null
                ? Plan.put(mission, before -> PlannedMission.after(before, event))
                : Plan.doing(documents -> {
                            UUID root = rootOf(about, documents);
                            documents.update(
                                    mission,
                                    before ->
                                            PlannedMission.after(before, event).of(root));
                        })
                        .seeing(person(about))
                        .creating(mission);
    }

    static Plan proposed(IntroductionProposed event) {
        UUID first = event.people().firstId();
        UUID second = event.people().secondId();
        DocumentRef<PendingIntroduction> introduction =
                DocumentRef.to(AgendaProjection.INTRODUCTIONS, event.introductionId());
        return Plan.doing(documents -> {
                    UUID ofFirst = rootOf(first, documents);
                    UUID ofSecond = rootOf(second, documents);
                    documents.update(
                            introduction,
                            before -> PendingIntroduction.after(before, event).of(ofFirst, ofSecond));
                })
                .seeing(person(first))
                .seeing(person(second))
                .creating(introduction);
    }

    private static UUID rootOf(UUID record, Documents documents) {
        Acquaintance person = documents.find(person(record));
        return person == null || person.into() == null ? record : person.into();
    }

    private static DocumentRef<Acquaintance> person(UUID record) {
        return DocumentRef.to(AgendaProjection.PEOPLE, record);
    }
}
