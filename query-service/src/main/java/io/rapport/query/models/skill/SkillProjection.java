package io.rapport.query.models.skill;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.skill.SkillEvent;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.PracticeRetracted;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.events.skill.SkillEvent.SkillsChosen;
import io.rapport.query.platform.engine.DocumentGroup;
import io.rapport.query.platform.engine.DocumentIndex;
import io.rapport.query.platform.engine.DocumentRef;
import io.rapport.query.platform.engine.DocumentType;
import io.rapport.query.platform.engine.Plan;
import io.rapport.query.platform.engine.Projection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
                    DocumentIndex.byMember().ascending("relationshipId")));

    static final DocumentType<Met> MET = new DocumentType<>("met", Met.class, List.of());

    @Override
    public String name() {
        return NAME;
    }

    /** In the first version a skill was another one in each way of writing it, and nobody had to be met. */
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
        return List.of(CHOSEN, PRACTICES, MET);
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
                Plan.create(
                        met(met),
                        () -> new Met(met.relationshipId(), met.entryId(), met.occurredOn(), met.occurredAt()));
            case EntryCorrected corrected -> ifMet(corrected);
            default -> Plan.nothing();
        };
    }

    /** There is nobody met while there is but a card. A meeting that moves may leave practices before it. */
    private static Plan ifMet(EntryCorrected corrected) {
        DocumentRef<Met> ref = met(corrected);
        return Plan.doing(documents -> {
                    Met known = documents.find(ref);
                    if (known != null) {
                        Met now = documents.update(ref, before -> known.corrected(corrected.entryId(), corrected));
                        documents.all(PRACTICES).values().stream()
                                .filter(each -> now.relationshipId().equals(each.relationshipId()))
                                .forEach(each -> documents.update(practice(each.entryId()), before -> each.met(now)));
                    }
                })
                .seeing(ref)
                .seeingAllOf(DocumentGroup.where(
                        PRACTICES, "relationshipId", corrected.relationshipId().toString()));
    }

    private static Plan practised(SkillPractised event) {
        UUID with = event.relationshipId();
        if (with == null) {
            return Plan.create(practice(event.entryId()), () -> Practice.of(event, null));
        }
        DocumentRef<Met> ref = DocumentRef.to(MET, with);
        return Plan.doing(documents -> {
                    Met met = documents.find(ref);
                    documents.update(practice(event.entryId()), before -> Practice.of(event, met));
                })
                .seeing(ref)
                .creating(practice(event.entryId()));
    }

    private static DocumentRef<Met> met(RelationshipEvent event) {
        return DocumentRef.to(MET, event.relationshipId());
    }

    private static Plan plan(SkillEvent event) {
        return switch (event) {
            case SkillsChosen choice ->
                Plan.put(DocumentRef.to(CHOSEN, choice.skillsId()), before -> new ChosenSkills(choice.skills()));
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
