package io.rapport.query.relationship;

import io.rapport.events.Entry;
import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FollowUpSkipped;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
import io.rapport.query.engine.DocumentGroup;
import io.rapport.query.engine.DocumentIndex;
import io.rapport.query.engine.DocumentRef;
import io.rapport.query.engine.DocumentType;
import io.rapport.query.engine.Documents;
import io.rapport.query.engine.Projection;
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
                    DocumentIndex.byMember()
                            .descending("digest.lastContact.occurredAt")
                            .descending("profile.relationshipId"),
                    DocumentIndex.byMember()
                            .ascending("profile.archived")
                            .descending("digest.lastContact.occurredAt")
                            .descending("profile.relationshipId")));

    static final DocumentType<Item> ITEMS = DocumentType.ofEntries(
            "items",
            Item.class,
            List.of(DocumentIndex.byMember().ascending("relationshipId").ascending("onCard")));

    @Override
    public String name() {
        return NAME;
    }

    /**
     * In the first version a person's document held every entry; in the second, tags were found as written; in the
     * third, only what was taken back fell.
     */
    @Override
    public int version() {
        return 4;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(PEOPLE, ITEMS);
    }

    @Override
    public Set<DocumentRef<?>> touches(EventEnvelope envelope) {
        if (!(envelope.event() instanceof RelationshipEvent event)) {
            return Set.of();
        }
        return switch (ItemFold.of(event)) {
            case ItemFold.Told told ->
                told.isDigested() ? Set.of(person(event), item(told.entry())) : Set.of(item(told.entry()));
            case ItemFold.Settled settled ->
                Set.of(person(event), item(settled.entry()), DocumentRef.to(ITEMS, settled.guessId()));
            case ItemFold.Amended amended ->
                amended.unsettles() || event instanceof FollowUpSkipped
                        ? Set.of(person(event), DocumentRef.to(ITEMS, amended.entryId()))
                        : Set.of(DocumentRef.to(ITEMS, amended.entryId()));
            case ItemFold.NoItem nothing -> Set.of(person(event));
        };
    }

    @Override
    public Set<DocumentRef<?>> creates(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case PersonMet met -> Set.of(person(met), item(met));
            case RelationshipEvent event when event instanceof Entry entry -> Set.of(item(entry));
            default -> Set.of();
        };
    }

    @Override
    public Set<DocumentGroup> touchesAllOf(EventEnvelope envelope) {
        return envelope.event() instanceof RelationshipEvent event
                        && ItemFold.of(event) instanceof ItemFold.Amended amended
                        && amended.unsettles()
                ? Set.of(DocumentGroup.where(
                        ITEMS, "relationshipId", event.relationshipId().toString()))
                : Set.of();
    }

    @Override
    public void apply(EventEnvelope envelope, Documents documents) {
        if (!(envelope.event() instanceof RelationshipEvent event)) {
            return;
        }
        switch (ItemFold.of(event)) {
            case ItemFold.Told told -> {
                Item item = tell(envelope, event, told.entry(), told.content(), documents);
                if (event instanceof PersonMet met) {
                    documents.update(person(event), before -> PersonDocument.of(profile(met), Digest.ofMeeting(item)));
                } else if (told.isDigested()) {
                    update(
                            event,
                            documents,
                            person -> person.with(person.digest().plus(item)));
                }
            }
            case ItemFold.Settled settled -> {
                Content guess = known(documents.find(DocumentRef.to(ITEMS, settled.guessId())))
                        .content();
                if (!(guess instanceof Content.Guess about)) {
                    throw new IllegalStateException("Only a guess can be settled");
                }
                Item item =
                        tell(envelope, event, settled.entry(), settled.content().apply(about.aspect()), documents);
                update(event, documents, person -> person.with(person.digest().plus(item)));
            }
            case ItemFold.Amended amended -> {
                documents.update(
                        DocumentRef.to(ITEMS, amended.entryId()),
                        before -> amended.change().apply(known(before)));
                if (event instanceof EntryRetracted) {
                    History.falling(itemsUpTo(envelope, event, documents))
                            .forEach(item -> documents.update(
                                    DocumentRef.to(ITEMS, item.entryId()),
                                    before -> known(before).fallen()));
                }
                if (amended.unsettles()) {
                    Digest digest = Digest.of(itemsUpTo(envelope, event, documents));
                    update(event, documents, person -> person.with(digest));
                }
                if (event instanceof FollowUpSkipped skipped) {
                    update(
                            event,
                            documents,
                            person -> person.with(person.digest().skip(skipped.planId())));
                }
            }
            case ItemFold.NoItem nothing ->
                update(event, documents, person -> person.with(described(person.profile(), event)));
        }
    }

    private static Item tell(
            EventEnvelope envelope, RelationshipEvent event, Entry entry, Content content, Documents documents) {
        Item item = Item.of(
                event.relationshipId(),
                envelope.sequence(),
                entry.entryId(),
                entry.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                entry.occurredOn(),
                content,
                true);
        documents.update(item(entry), before -> item);
        return item;
    }

    /** After a crash items may be there that the person's document has not had yet; their own events will add them. */
    private static List<Item> itemsUpTo(EventEnvelope envelope, RelationshipEvent event, Documents documents) {
        return documents.all(ITEMS).values().stream()
                .filter(item ->
                        item.relationshipId().equals(event.relationshipId()) && item.recorded() <= envelope.sequence())
                .toList();
    }

    private static Profile profile(PersonMet met) {
        return new Profile(
                met.relationshipId(),
                met.person(),
                met.howMet(),
                met.tags().stream().sorted().toList(),
                null,
                false);
    }

    private static Profile described(Profile profile, RelationshipEvent event) {
        return switch (event) {
            case PersonDescribed described -> profile.describe(described.person());
            case PersonTagged tagged -> profile.tag(tagged.tag());
            case PersonUntagged untagged -> profile.untag(untagged.tag());
            case CadenceSet set -> profile.keepInTouch(set.rhythm());
            case RelationshipArchived _ -> profile.archive(true);
            case RelationshipRestored _ -> profile.archive(false);
            default -> throw new IllegalStateException("Every other event is about an entry");
        };
    }

    private static void update(RelationshipEvent event, Documents documents, UnaryOperator<PersonDocument> change) {
        documents.update(
                person(event),
                before -> change.apply(Objects.requireNonNull(before, "Every relationship begins with the meeting")));
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
