package io.rapport.command.domain.relationship;

import static java.lang.Math.toIntExact;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.rapport.command.domain.relationship.MergeRejection.OtherRelationshipIsArchived;
import io.rapport.command.domain.relationship.MergeRejection.OthersWereMergedHere;
import io.rapport.command.domain.relationship.MergeRejection.RelationshipIsMerged;
import io.rapport.command.domain.relationship.MergeRejection.RelationshipNotMerged;
import io.rapport.command.domain.relationship.RelationshipCommand.*;
import io.rapport.command.domain.relationship.RelationshipCommand.AbsorbRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.EvenIfArchived;
import io.rapport.command.domain.relationship.RelationshipCommand.EvenIfNotMet;
import io.rapport.command.domain.relationship.RelationshipCommand.MergeRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.OfTheOther;
import io.rapport.command.domain.relationship.RelationshipCommand.ReleaseRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.SplitRelationship;
import io.rapport.command.domain.relationship.RelationshipRejection.*;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Alike;
import io.rapport.events.Owner;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.*;
import io.rapport.events.relationship.RelationshipEvent.Amendment;
import io.rapport.events.relationship.RelationshipEvent.Help;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.Knowledge;
import io.rapport.events.relationship.RelationshipEvent.Planning;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * The record that a member has of one person: who they are, whose record it is, which others of them it stands for, and
 * whether anything may be recorded of them now.
 */
@SnapshotState
abstract class PersonRecord implements Owned {

    @AggregateIdentifier
    private UUID id;

    private Owner owner;
    private Person person;
    private Set<String> tags = new HashSet<>();
    private @Nullable Rhythm cadence;
    private boolean archived;
    private boolean forgotten;
    private boolean begun;
    private Dossier own = new Dossier();

    /** The record that stands for this one too, while it is merged into that one. */
    private @Nullable UUID into;

    private boolean onceMerged;
    private Set<UUID> absorbed = new HashSet<>();

    /** What the rules look at if it is more than what this aggregate's events say; made when it is asked for. */
    private transient @Nullable Dossier together;

    @SuppressWarnings("NullAway.Init") // The first event says who it is.
    PersonRecord() {}

    @Override
    public Owner owner() {
        return owner;
    }

    final UUID id() {
        return id;
    }

    final Person person() {
        return person;
    }

    final Set<String> tags() {
        return Set.copyOf(tags);
    }

    boolean isForgotten() {
        return forgotten;
    }

    boolean isArchived() {
        return archived;
    }

    /** The record that stands for this one too, while it is merged into that one. */
    Optional<UUID> into() {
        return Optional.ofNullable(into);
    }

    @CommandHandlerInterceptor
    void beforeEveryCommand(RelationshipCommand command, MetaData metaData) {
        if (into != null && Histories.in(metaData).isForgotten(into)) {
            // With all records of them: whoever asks for it once more here is answered that it is done.
            mustBeOfAForgottenPerson(command);
        } else if (into != null && !(command instanceof SplitRelationship)) {
            reject(new RelationshipIsMerged(command instanceof AbsorbRelationship ? "into" : null, into));
        }
        if (forgotten) {
            mustBeOfAForgottenPerson(command);
        }
        if (archived && !(command instanceof EvenIfArchived)) {
            reject(command instanceof OfTheOther ? new OtherRelationshipIsArchived(id) : new RelationshipIsArchived());
        }
        lookAtAll(() -> Histories.in(metaData));
        if (!(command instanceof EvenIfNotMet) && !dossier().wasMet()) {
            reject(new NotMetYet());
        }
    }

    private static void mustBeOfAForgottenPerson(RelationshipCommand command) {
        if (!(command instanceof ForgetPerson)) {
            reject(new PersonIsForgotten());
        }
    }

    /** Rules look at all records of the person from now on, if there are several. */
    void lookAtAll(Supplier<Histories> histories) {
        if (together == null && (onceMerged || !absorbed.isEmpty())) {
            together = histories.get().together(id, absorbed);
        }
    }

    /** Of all records of the person, as long as this one stands for them. */
    final Dossier dossier() {
        return together == null ? own : together;
    }

    final Entries entries() {
        return dossier().entries();
    }

    @CommandHandler
    void handle(DescribePerson c) {
        Person described = c.description().appliedTo(person);
        if (!described.equals(person)) {
            apply(new PersonDescribed(id, described));
        }
    }

    @CommandHandler
    void handle(SetCadence c) {
        if (!Objects.equals(c.rhythm(), cadence)) {
            apply(new CadenceSet(id, c.rhythm()));
        }
    }

    @CommandHandler
    void handle(TagPerson c) {
        if (tagLike(c.tag()).isEmpty()) {
            apply(new PersonTagged(id, c.tag()));
        }
    }

    @CommandHandler
    void handle(UntagPerson c) {
        tagLike(c.tag()).ifPresent(tag -> apply(new PersonUntagged(id, tag)));
    }

    @CommandHandler
    void handle(ArchiveRelationship c) {
        apply(new RelationshipArchived(id, c.reason()));
    }

    @CommandHandler
    void handle(RestoreRelationship c) {
        if (!archived) {
            reject(new RelationshipNotArchived());
        }
        apply(new RelationshipRestored(id));
    }

    /** Once is enough, at whichever record; whoever asks again waits for what is left to do. */
    @CommandHandler
    void handle(ForgetPerson c, MetaData metaData) {
        if (forgotten || into != null) {
            return;
        }
        Set<UUID> records = new TreeSet<>(absorbed);
        records.add(id);
        int events = toIntExact(getVersion() + 1);
        for (UUID one : absorbed) {
            events += Histories.in(metaData).told(one).size();
        }
        apply(new PersonForgotten(id, c.certificateId(), records, events));
    }

    @CommandHandler
    void handle(MergeRelationship c) {
        if (!absorbed.isEmpty()) {
            reject(new OthersWereMergedHere(List.copyOf(absorbed)));
        }
        apply(new RelationshipMerged(id, c.entryId(), c.at(), c.day(), c.into(), c.reason()));
    }

    @CommandHandler
    void handle(SplitRelationship c) {
        if (into == null) {
            reject(new RelationshipNotMerged());
            return;
        }
        apply(new RelationshipSplit(id, c.entryId(), c.at(), c.day(), into, c.reason()));
    }

    /** Tags and the rhythm of the other one are kept, and are told as any others are. */
    @CommandHandler
    void handle(AbsorbRelationship c, MetaData metaData) {
        Keepsakes brought = Keepsakes.of(Histories.in(metaData).told(c.absorbedId()));
        apply(new RelationshipAbsorbed(id, c.absorbedId()));
        brought.tags().stream().filter(tag -> tagLike(tag).isEmpty()).forEach(tag -> apply(new PersonTagged(id, tag)));
        if (cadence == null && brought.cadence() != null) {
            apply(new CadenceSet(id, brought.cadence()));
        }
    }

    /** The other one takes along what it brought. */
    @CommandHandler
    void handle(ReleaseRelationship c, MetaData metaData) {
        List<RelationshipEvent> theirs = Histories.in(metaData).told(c.releasedId());
        Keepsakes brought = Keepsakes.of(theirs);
        Keepsakes before = Keepsakes.of(Histories.in(metaData).beforeLastAbsorbing(id, c.releasedId()));
        apply(new RelationshipReleased(id, c.releasedId(), entries().restingOn(Dossier.entriesIn(theirs))));
        brought.tags().stream()
                .filter(tag -> before.tags().stream().noneMatch(own -> Alike.are(own, tag)))
                .flatMap(tag -> tagLike(tag).stream())
                .forEach(tag -> apply(new PersonUntagged(id, tag)));
        if (before.cadence() == null && cadence != null && cadence.equals(brought.cadence())) {
            apply(new CadenceSet(id, null));
        }
    }

    @EventSourcingHandler
    void on(RelationshipEvent event, MetaData metaData) {
        own.apply(event);
        if (event instanceof Identity) {
            together = null;
        } else if (together != null) {
            together.apply(event);
        }
        switch (event) {
            case ContactCaptured captured -> {
                begins(captured.relationshipId(), metaData);
                person = captured.person();
                tags.addAll(captured.tags());
            }
            case PersonMet met -> {
                if (!begun) {
                    begins(met.relationshipId(), metaData);
                }
                person = met.person();
                tags.addAll(met.tags());
            }
            case PersonDescribed described -> person = described.person();
            case CadenceSet set -> cadence = set.rhythm();
            case PersonTagged tagged -> tags.add(tagged.tag());
            case PersonUntagged untagged -> tags.removeIf(tag -> Alike.are(tag, untagged.tag()));
            case RelationshipArchived _ -> archived = true;
            case PersonForgotten _ -> {
                archived = true;
                forgotten = true;
            }
            case RelationshipRestored _ -> archived = false;
            case RelationshipMerged merged -> {
                into = merged.into();
                onceMerged = true;
            }
            case RelationshipSplit _ -> into = null;
            case RelationshipAbsorbed one -> absorbed.add(one.absorbedId());
            case RelationshipReleased one -> absorbed.remove(one.releasedId());
            case ConversationRecorded _, FollowUpRecorded _ -> {}
            case Knowledge _, Planning _, Help _, Amendment _ -> {}
        }
    }

    private void begins(UUID relationshipId, MetaData metaData) {
        id = relationshipId;
        owner = MessageOwner.in(metaData);
        begun = true;
    }

    /** The tag as it was typed first. */
    private Optional<String> tagLike(String tag) {
        return tags.stream().filter(one -> Alike.are(one, tag)).findFirst();
    }

    private static void reject(Rejection rejection) {
        throw new RejectedException(rejection);
    }
}
