package io.rapport.query.models.skill;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.PracticeRetracted;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.events.skill.SkillEvent.SkillsChosen;
import io.rapport.query.platform.engine.DocumentIndex;
import io.rapport.query.platform.engine.DocumentRef;
import io.rapport.query.platform.engine.DocumentType;
import io.rapport.query.platform.engine.Plan;
import io.rapport.query.platform.engine.Projection;
import io.rapport.query.platform.merges.Merge;
import io.rapport.query.platform.merges.Merges;
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
            List.of(DocumentIndex.byMember().descending("occurredAt").descending("entryId")));

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
        return List.of(CHOSEN, PRACTICES, MERGES);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(SkillEvent.class, RelationshipEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case SkillEvent event -> plan(event);
            case RelationshipEvent event -> Merges.plan(MERGES, event);
            default -> Plan.nothing();
        };
    }

    private static Plan plan(SkillEvent event) {
        return switch (event) {
            case SkillsChosen choice ->
                Plan.put(DocumentRef.to(CHOSEN, choice.skillsId()), before -> new ChosenSkills(choice.skills()));
            case SkillPractised practised -> Plan.create(practice(practised.entryId()), () -> Practice.of(practised));
            case PracticeCorrected corrected ->
                Plan.change(practice(corrected.entryId()), before -> before.corrected(corrected));
            case PracticeRetracted retracted -> Plan.change(practice(retracted.entryId()), Practice::retracted);
        };
    }

    private static DocumentRef<Practice> practice(UUID entryId) {
        return DocumentRef.to(PRACTICES, entryId);
    }
}
