package io.rapport.query.models.gathering;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.query.platform.between.GatheringPlans;
import io.rapport.query.platform.merges.Merge;
import io.rapport.query.platform.merges.Merges;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The read model of gatherings: a document each, one for each person, and one for each conversation at a gathering. */
@Component
final class GatheringProjection implements Projection {

    static final String NAME = GatheringPlans.READ_MODEL;

    static final DocumentType<GatheringDocument> GATHERINGS = new DocumentType<>(
            "gatherings",
            GatheringDocument.class,
            List.of(DocumentIndex.byMember().descending("startsOn").descending("gatheringId")));

    static final DocumentType<Acquaintance> PEOPLE = DocumentType.ofEntries(
            "people",
            Acquaintance.class,
            List.of(
                    DocumentIndex.byMember().ascending("gatheringId"),
                    DocumentIndex.byMember().ascending("meetingId")));

    static final DocumentType<Talk> TALKS = DocumentType.ofEntries(
            "talks", Talk.class, List.of(DocumentIndex.byMember().ascending("gatheringId")));

    static final DocumentType<Merge> MERGES = Merges.documentType();

    @Override
    public String name() {
        return NAME;
    }

    /** The first version knew no two records of one person. */
    @Override
    public int version() {
        return 2;
    }

    @Override
    public KeptBy answersKeptBy() {
        return KeptBy.NOTHING;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(GATHERINGS, PEOPLE, TALKS, MERGES);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(GatheringEvent.class, RelationshipEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case GatheringPlanned plan -> Plan.create(gathering(plan), () -> GatheringDocument.planned(plan));
            case GatheringEvent event -> Plan.change(gathering(event), before -> before.after(event));
            case RelationshipEvent event -> plan(event, envelope.sequence());
            default -> Plan.nothing();
        };
    }

    private static Plan plan(RelationshipEvent event, long sequence) {
        return switch (event) {
            case ContactCaptured card ->
                Plan.create(
                        person(card),
                        () -> new Acquaintance(
                                card.relationshipId(),
                                card.person().name(),
                                card.person().tellOthers(),
                                null,
                                null,
                                null));
            case PersonMet met when sequence == 0 -> Plan.create(person(met), () -> met(met));
            case PersonMet met ->
                Plan.change(person(met), card -> card.met(met.entryId(), met.occurredOn(), at(met.howMet())));
            case PersonDescribed described ->
                Plan.change(
                        person(described),
                        before -> before.describedAs(
                                described.person().name(), described.person().tellOthers()));
            case ConversationRecorded talk -> talked(talk, talk.gatheringId());
            case EntryCorrected corrected ->
                meetingMoved(corrected)
                        .and(ifTold(
                                corrected.entryId(),
                                talk -> talk.corrected(
                                        corrected.occurredOn(),
                                        corrected.text() == null ? talk.summary() : corrected.text())));
            case EntryRetracted retracted -> ifTold(retracted.entryId(), Talk::retracted);
            case Identity identity -> Merges.plan(MERGES, identity);
            default -> Plan.nothing();
        };
    }

    /** Most entries are no meeting; which of a person's records has it, the correction does not say. */
    private static Plan meetingMoved(EntryCorrected corrected) {
        return Plan.doing(documents -> documents.all(PEOPLE).values().stream()
                        .filter(person -> corrected.entryId().equals(person.meetingId()))
                        .forEach(person -> documents.update(
                                DocumentRef.to(PEOPLE, person.relationshipId()),
                                before -> person.corrected(corrected.entryId(), corrected.occurredOn()))))
                .seeingAllOf(DocumentGroup.where(
                        PEOPLE, "meetingId", corrected.entryId().toString()));
    }

    /** Most entries are no conversation at a gathering. */
    private static Plan ifTold(UUID entryId, UnaryOperator<Talk> change) {
        DocumentRef<Talk> ref = talk(entryId);
        return Plan.doing(documents -> {
                    Talk told = documents.find(ref);
                    if (told != null) {
                        documents.update(ref, before -> change.apply(told));
                    }
                })
                .seeing(ref);
    }

    private static Acquaintance met(PersonMet met) {
        return new Acquaintance(
                met.relationshipId(),
                met.person().name(),
                met.person().tellOthers(),
                met.entryId(),
                met.occurredOn(),
                at(met.howMet()));
    }

    private static @Nullable UUID at(@Nullable HowMet howMet) {
        return howMet == null ? null : howMet.gatheringId();
    }

    private static Plan talked(ConversationRecorded talk, @Nullable UUID gatheringId) {
        return gatheringId == null
                ? Plan.nothing()
                : Plan.create(
                        talk(talk.entryId()),
                        () -> new Talk(
                                talk.entryId(),
                                talk.relationshipId(),
                                gatheringId,
                                talk.occurredOn(),
                                talk.summary(),
                                true));
    }

    private static DocumentRef<GatheringDocument> gathering(GatheringEvent event) {
        return DocumentRef.to(GATHERINGS, event.gatheringId());
    }

    private static DocumentRef<Acquaintance> person(RelationshipEvent event) {
        return DocumentRef.to(PEOPLE, event.relationshipId());
    }

    private static DocumentRef<Talk> talk(UUID entryId) {
        return DocumentRef.to(TALKS, entryId);
    }
}
