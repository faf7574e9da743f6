package io.rapport.query.models.skill;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.skill.SkillEvent;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.PracticeRetracted;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.events.skill.SkillEvent.SkillsChosen;
import io.rapport.query.platform.merges.Merge;
import io.rapport.query.platform.merges.Merges;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The read model of skills: one document of what was chosen, and one for each practice. */
@Component
final class SkillProjection implements Projection {

    static final String NAME = "skill";

    static final DocumentType<ChosenSkills> CHOSEN = new DocumentType<>("chosen", ChosenSkills.class, List.of());

    static final DocumentType<Practice> PRACTICES = DocumentType.ofEntries(
            "practices",
            Practice.class,
            List.of(
                    DocumentIndex.byMember().descending("occurredAt").descending("entryId"),
                    DocumentIndex.byMember().ascending("person")));

    static final DocumentType<Known> MET = new DocumentType<>("met", Known.class, List.of());

    static final DocumentType<Merge> MERGES = Merges.documentType();

    @Override
    public String name() {
        return NAME;
    }

    /**
     * In the first version a skill was another one in each way of writing it, and nobody had to be met; the second knew
     * no two records of one person; the third did not say of which aggregate the choice is.
     */
    @Override
    public int version() {
        return 4;
    }

    @Override
    public KeptBy answersKeptBy() {
        return KeptBy.NOTHING;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(CHOSEN, PRACTICES, MET, MERGES);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(SkillEvent.class, RelationshipEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case SkillEvent event -> plan(event);
            case PersonMet met ->
                Plan.put(
                        known(met.relationshipId()),
                        before -> Known.after(before, met.relationshipId())
                                .plus(new Met(
                                        met.relationshipId(), met.entryId(), met.occurredOn(), met.occurredAt())));
            case EntryCorrected corrected -> ifMet(corrected);
            case RelationshipAbsorbed one ->
                Merges.plan(MERGES, one).and(moved(one.relationshipId(), one.absorbedId(), Known::absorbing));
            case RelationshipReleased one ->
                Merges.plan(MERGES, one).and(moved(one.relationshipId(), one.releasedId(), Known::releasing));
            default -> Plan.nothing();
        };
    }

    /** There is nobody met while there is but a card. A meeting that moves may leave practices before it. */
    private static Plan ifMet(EntryCorrected corrected) {
        DocumentRef<Known> ref = known(corrected.relationshipId());
        return Plan.doing(documents -> {
                    Known person = documents.find(ref);
                    if (person != null) {
                        Known now = documents.update(ref, before -> person.corrected(corrected.entryId(), corrected));
                        practisedWith(now.relationshipId(), documents)
                                .forEach(each -> documents.update(
                                        practice(each.entryId()),
                                        before -> each.with(now.relationshipId(), now.met())));
                    }
                })
                .seeing(ref)
                .seeingAllOf(practisedWith(corrected.relationshipId()));
    }

    /** Meetings and practices go to the record that stands for both, and back. */
    private static Plan moved(UUID root, UUID other, BiFunction<Known, Known, List<Known>> change) {
        return Plan.doing(documents -> {
                    List<Known> both = change.apply(
                            Known.after(documents.find(known(root)), root),
                            Known.after(documents.find(known(other)), other));
                    List<Practice> practices = Stream.of(root, other)
                            .flatMap(record -> practisedWith(record, documents).stream())
                            .toList();
                    both.forEach(one -> documents.update(known(one.relationshipId()), before -> one));
                    boolean merged = both.getLast().into() != null;
                    for (Practice each : practices) {
                        Known with = !merged && other.equals(each.relationshipId()) ? both.getLast() : both.getFirst();
                        documents.update(
                                practice(each.entryId()), before -> each.with(with.relationshipId(), with.met()));
                    }
                })
                .seeing(known(root))
                .seeing(known(other))
                .seeingAllOf(practisedWith(root))
                .seeingAllOf(practisedWith(other));
    }

    private static List<Practice> practisedWith(UUID record, Documents documents) {
        return documents.all(PRACTICES).values().stream()
                .filter(each -> record.equals(each.person()))
                .toList();
    }

    private static DocumentGroup practisedWith(UUID record) {
        return DocumentGroup.where(PRACTICES, "person", record.toString());
    }

    /** Who was merged is known by the record that stands for them: that is looked at where practices are moved. */
    private static Plan practised(SkillPractised event) {
        UUID with = event.relationshipId();
        if (with == null) {
            return Plan.create(practice(event.entryId()), () -> Practice.of(event, null, null));
        }
        DocumentRef<Known> ref = known(with);
        return Plan.doing(documents -> {
                    Known person = Known.after(documents.find(ref), with);
                    documents.update(
                            practice(event.entryId()), before -> Practice.of(event, person.root(), person.met()));
                })
                .seeing(ref)
                .creating(practice(event.entryId()));
    }

    private static DocumentRef<Known> known(UUID record) {
        return DocumentRef.to(MET, record);
    }

    private static Plan plan(SkillEvent event) {
        return switch (event) {
            case SkillsChosen choice ->
                Plan.put(
                        DocumentRef.to(CHOSEN, choice.skillsId()),
                        before -> new ChosenSkills(choice.skillsId(), choice.skills()));
            case SkillPractised practised -> practised(practised);
            case PracticeCorrected corrected ->
                Plan.change(practice(corrected.entryId()), before -> before.corrected(corrected));
            case PracticeRetracted retracted -> Plan.change(practice(retracted.entryId()), Practice::retracted);
        };
    }

    private static DocumentRef<Practice> practice(UUID entryId) {
        return DocumentRef.to(PRACTICES, entryId);
    }
}
