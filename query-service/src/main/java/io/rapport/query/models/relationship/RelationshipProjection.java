package io.rapport.query.models.relationship;

import io.rapport.events.Entry;
import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FollowUpSkipped;
import io.rapport.events.relationship.RelationshipEvent.Housekeeping;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonForgotten;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import io.rapport.query.platform.projection.Sources;
import io.rapport.query.rules.Grounded;
import io.rapport.query.rules.MemberCalendar;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The read model of people: a document each, and one for every entry, so that an event costs the same however long the
 * history is. Only a correction or a retraction looks at all entries of the relationship.
 */
@Component
final class RelationshipProjection implements Projection {

    static final String NAME = "relationship";

    static final DocumentType<PersonDocument> PEOPLE = new DocumentType<>(
            "people",
            PersonDocument.class,
            List.of(
                    DocumentIndex.byMember().descending("digest.latestAt").descending("profile.relationshipId"),
                    DocumentIndex.byMember()
                            .ascending("profile.archived")
                            .descending("digest.latestAt")
                            .descending("profile.relationshipId"),
                    DocumentIndex.byMember().ascending("profile.howMet.introducedBy"),
                    DocumentIndex.byMember().ascending("profile.absorbed.relationshipId")));

    static final DocumentType<Item> ITEMS = DocumentType.ofEntries(
            "items",
            Item.class,
            List.of(DocumentIndex.byMember().ascending("relationshipId").ascending("onCard")));

    static final DocumentType<MissionQuestions> MISSIONS = new DocumentType<>(
            "missions",
            MissionQuestions.class,
            List.of(
                    DocumentIndex.byMember().ascending("relationshipId").descending("on"),
                    DocumentIndex.byMember().ascending("gatheringId").descending("on")));

    static final DocumentType<MemberCalendar> CALENDARS = MemberCalendars.documentType();

    @Override
    public String name() {
        return NAME;
    }

    /**
     * In the first version a person's document held every entry; in the second, tags were found as written; in the
     * third, only what was taken back fell; the fourth knew no cards; the fifth did not know which missions are about a
     * gathering; the sixth knew no two records of one person.
     */
    @Override
    public int version() {
        return 7;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(PEOPLE, ITEMS, MISSIONS, CALENDARS);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(RelationshipEvent.class, MissionEvent.class, MemberEvent.class);
    }

    @Override
    public Sources sources() {
        return Sources.joinedBy(Identity.class)
                .ofAggregate(PEOPLE, "_id")
                .ofAggregate(PEOPLE, "profile.absorbed.relationshipId")
                .ofWhatNames(PEOPLE, "profile.howMet.introducedBy", PersonMet.class)
                .ofAggregate(ITEMS, "relationshipId")
                .ofWhatNames(MISSIONS, "relationshipId", MissionPlanned.class)
                .ofWhatNames(MISSIONS, "gatheringId", MissionPlanned.class)
                .ofAggregate(CALENDARS, "_id");
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case RelationshipEvent event -> plan(envelope, event);
            case MissionEvent event ->
                Plan.put(DocumentRef.to(MISSIONS, event.missionId()), before -> MissionQuestions.after(before, event));
            case MemberEvent event -> MemberCalendars.plan(CALENDARS, envelope, event);
            default -> Plan.nothing();
        };
    }

    private static Plan plan(EventEnvelope envelope, RelationshipEvent event) {
        return switch (ItemFold.of(event)) {
            case ItemFold.Told told -> tell(envelope, event, told);
            case ItemFold.Settled settled -> settle(envelope, event, settled);
            case ItemFold.Amended amended -> amend(envelope, event, amended);
            case ItemFold.OfTwo(Identity identity) -> MergedItems.plan(envelope, identity);
            case ItemFold.NoItem(Housekeeping kept) ->
                Plan.change(person(event), person -> person.with(described(person.profile(), kept)));
        };
    }

    private static Plan tell(EventEnvelope envelope, RelationshipEvent event, ItemFold.Told told) {
        Item item = item(envelope, event, told.entry(), told.content());
        Plan create = Plan.create(item(told.entry()), () -> item);
        if (envelope.sequence() == 0) {
            return create.and(
                    Plan.create(person(event), () -> PersonDocument.of(profile(event), Digest.ofFirst(item))));
        }
        if (event instanceof PersonMet met) {
            return create.and(Plan.change(
                    person(event),
                    card -> card.with(card.profile().met(met.howMet()))
                            .with(card.digest().plus(item))));
        }
        return told.isDigested()
                ? create.and(Plan.change(
                        person(event), person -> person.with(person.digest().plus(item))))
                : create;
    }

    /** What is settled is about the same piece of the puzzle as the guess. */
    private static Plan settle(EventEnvelope envelope, RelationshipEvent event, ItemFold.Settled settled) {
        DocumentRef<Item> guessed = DocumentRef.to(ITEMS, settled.guessId());
        return Plan.doing(documents -> {
                    if (!(known(documents.find(guessed)).content() instanceof Content.Guess guess)) {
                        throw new IllegalStateException("Only a guess can be settled");
                    }
                    Item item = item(
                            envelope, event, settled.entry(), settled.content().apply(guess.aspect()));
                    documents.update(item(settled.entry()), before -> item);
                    update(
                            event,
                            documents,
                            person -> person.with(person.digest().plus(item)));
                })
                .seeing(guessed)
                .seeing(person(event))
                .creating(item(settled.entry()));
    }

    private static Plan amend(EventEnvelope envelope, RelationshipEvent event, ItemFold.Amended amended) {
        Plan plan = Plan.change(DocumentRef.to(ITEMS, amended.entryId()), amended.change());
        if (amended.unsettles()) {
            plan = plan.and(Plan.doing(documents -> deriveAgain(envelope, event, documents))
                    .seeing(person(event))
                    .seeingAllOf(DocumentGroup.where(
                            ITEMS, "relationshipId", event.relationshipId().toString())));
        }
        return event instanceof FollowUpSkipped skipped
                ? plan.and(Plan.change(
                        person(event), person -> person.with(person.digest().skip(skipped.planId()))))
                : plan;
    }

    private static void deriveAgain(EventEnvelope envelope, RelationshipEvent event, Documents documents) {
        if (event instanceof EntryRetracted) {
            Grounded.falling(itemsUpTo(envelope, event, documents))
                    .forEach(item -> documents.update(
                            DocumentRef.to(ITEMS, item.entryId()),
                            before -> known(before).fallen()));
        }
        Digest digest = Digest.of(itemsUpTo(envelope, event, documents));
        update(event, documents, person -> person.with(digest));
    }

    private static Item item(EventEnvelope envelope, RelationshipEvent event, Entry entry, Content content) {
        return Item.of(
                event.relationshipId(),
                envelope.position(),
                entry.entryId(),
                entry.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                entry.occurredOn(),
                content,
                true);
    }

    /** After a crash items may be there that the person's document has not had yet; their own events will add them. */
    private static List<Item> itemsUpTo(EventEnvelope envelope, RelationshipEvent event, Documents documents) {
        return documents.all(ITEMS).values().stream()
                .filter(item ->
                        item.relationshipId().equals(event.relationshipId()) && item.recorded() <= envelope.position())
                .toList();
    }

    private static Profile profile(RelationshipEvent first) {
        return switch (first) {
            case ContactCaptured card -> Profile.of(card.relationshipId(), card.person(), null, card.tags());
            case PersonMet met -> Profile.of(met.relationshipId(), met.person(), met.howMet(), met.tags());
            default -> throw new IllegalStateException("A relationship begins with the meeting or a card");
        };
    }

    private static Profile described(Profile profile, Housekeeping event) {
        return switch (event) {
            case PersonDescribed described -> profile.describe(described.person());
            case PersonTagged tagged -> profile.tag(tagged.tag());
            case PersonUntagged untagged -> profile.untag(untagged.tag());
            case CadenceSet set -> profile.keepInTouch(set.rhythm());
            case RelationshipArchived _, PersonForgotten _ -> profile.archive(true);
            case RelationshipRestored _ -> profile.archive(false);
        };
    }

    private static void update(RelationshipEvent event, Documents documents, UnaryOperator<PersonDocument> change) {
        documents.update(
                person(event),
                before -> change.apply(
                        Objects.requireNonNull(before, "Every relationship begins with the meeting or a card")));
    }

    private static Item known(@Nullable Item item) {
        return Objects.requireNonNull(item, "An entry is named that was never told");
    }

    private static DocumentRef<PersonDocument> person(RelationshipEvent event) {
        return DocumentRef.to(PEOPLE, event.relationshipId());
    }

    private static DocumentRef<Item> item(Entry entry) {
        return DocumentRef.to(ITEMS, entry.entryId());
    }
}
