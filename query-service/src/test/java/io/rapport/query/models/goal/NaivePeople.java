package io.rapport.query.models.goal;

import io.rapport.events.Entry;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.CareerPlanEvent.AimAdded;
import io.rapport.events.careerplan.CareerPlanEvent.AimRevised;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Of what the member did with people, what counts. A person may have several records, of which one stands for all. */
final class NaivePeople {

    private final NaiveLog log;

    NaivePeople(NaiveLog log) {
        this.log = log;
    }

    /** The record under which a record's person is counted. */
    private UUID rootOf(UUID record) {
        UUID root = record;
        for (RapportEvent event : log.events()) {
            if (event instanceof RelationshipMerged merged
                    && merged.relationshipId().equals(record)) {
                root = merged.into();
            } else if (event instanceof RelationshipSplit split
                    && split.relationshipId().equals(record)) {
                root = record;
            }
        }
        return root;
    }

    UUID personOf(Entry entry) {
        return entry instanceof RelationshipEvent event ? rootOf(event.relationshipId()) : entry.entryId();
    }

    Stream<Entry> candidates(Measure measure, Filter filter) {
        return log.all(PersonMet.class)
                .map(this::personOf)
                .distinct()
                .filter(person -> passes(person, filter))
                .flatMap(person -> candidates(person, measure, filter));
    }

    private Stream<Entry> candidates(UUID person, Measure measure, Filter filter) {
        return switch (measure) {
            case PEOPLE_MET -> Stream.of(meeting(person));
            case PEOPLE_CONNECTED -> connection(person);
            case FOLLOW_UPS ->
                standing(person, FollowUpRecorded.class)
                        .filter(followUp -> !filter.newConnectionsOnly() || isNew(person, followUp));
            case CONVERSATIONS -> standing(person, ConversationRecorded.class);
            case CERTAINTIES_GAINED -> certainties(person);
            case HELP_FOLLOWED_THROUGH -> standing(person, HelpFollowedThrough.class);
            case GATHERINGS, MISSIONS_ACCOMPLISHED, INTRODUCTIONS_MADE, SKILL_PRACTISED -> Stream.empty();
        };
    }

    private boolean passes(UUID person, Filter filter) {
        return isExpertAsAsked(person, filter)
                && (filter.tag() == null || tagsOf(person).contains(filter.tag().toLowerCase(Locale.ROOT)))
                && (filter.aimId() == null || isOfTheArea(person, filter.aimId()));
    }

    private Set<String> tagsOf(UUID person) {
        Set<String> tags = new HashSet<>();
        for (RapportEvent event : of(person)) {
            switch (event) {
                case ContactCaptured card -> card.tags().forEach(tag -> tags.add(tag.toLowerCase(Locale.ROOT)));
                case PersonMet met -> met.tags().forEach(tag -> tags.add(tag.toLowerCase(Locale.ROOT)));
                case PersonTagged tagged -> tags.add(tagged.tag().toLowerCase(Locale.ROOT));
                case PersonUntagged untagged -> tags.remove(untagged.tag().toLowerCase(Locale.ROOT));
                default -> {}
            }
        }
        return tags;
    }

    /** What was said about the person in the record that stands for them. */
    private List<RelationshipEvent> of(UUID person) {
        return log.all(RelationshipEvent.class)
                .filter(event -> event.relationshipId().equals(person))
                .toList();
    }

    /** Goes through everything that was ever said about the person and the aim; what was said last holds. */
    private boolean isOfTheArea(UUID person, UUID aimId) {
        Person described = described(person);
        Set<String> tags = tagsOf(person);
        Aim aim = null;
        for (RapportEvent event : log.events()) {
            switch (event) {
                case AimAdded added when added.aimId().equals(aimId) -> aim = added.aim();
                case AimRevised revised when revised.aimId().equals(aimId) -> aim = revised.aim();
                default -> {}
            }
        }
        return aim != null
                && ((aim.industry() != null && aim.industry().equalsIgnoreCase(described.industry()))
                        || aim.tags().stream().anyMatch(tag -> tags.contains(tag.toLowerCase(Locale.ROOT))));
    }

    private Person described(UUID person) {
        Person described = null;
        for (RapportEvent event : of(person)) {
            switch (event) {
                case ContactCaptured card -> described = card.person();
                // Of somebody whose card was there, the description stays.
                case PersonMet met -> described = described == null ? met.person() : described;
                case PersonDescribed now -> described = now.person();
                default -> {}
            }
        }
        return Objects.requireNonNull(described);
    }

    private boolean isExpertAsAsked(UUID person, Filter filter) {
        return filter.expert() == null || filter.expert() == described(person).expert();
    }

    /** The earliest one that any record tells. */
    private PersonMet meeting(UUID person) {
        return log.all(PersonMet.class)
                .filter(met -> personOf(met).equals(person))
                .min(log::compare)
                .orElseThrow();
    }

    private boolean isNew(UUID person, Entry followUp) {
        LocalDate met = log.dayOf(meeting(person));
        return isAfterMeeting(person, followUp) && !log.dayOf(followUp).isAfter(met.plusDays(90));
    }

    private boolean isAfterMeeting(UUID person, Entry entry) {
        PersonMet met = meeting(person);
        return !log.dayOf(entry).isBefore(log.dayOf(met))
                || !log.instantOf(entry).isBefore(log.instantOf(met));
    }

    private Stream<Entry> certainties(UUID person) {
        return Stream.of(AssumptionConfirmed.class, AssumptionCorrected.class, FactLearned.class)
                .flatMap(type -> standing(person, type));
    }

    private Stream<Entry> standing(UUID person, Class<? extends RelationshipEvent> type) {
        return log.all(type)
                .map(Entry.class::cast)
                .filter(entry -> personOf(entry).equals(person) && log.stands(entry));
    }

    /** Goes through the days until both have come true. */
    private Stream<Entry> connection(UUID person) {
        List<Entry> both = Stream.concat(
                        standing(person, FollowUpRecorded.class).filter(entry -> isAfterMeeting(person, entry)),
                        certainties(person))
                .sorted(log::compare)
                .toList();
        boolean followedUp = false;
        boolean certain = false;
        for (Entry entry : both) {
            followedUp |= entry instanceof FollowUpRecorded;
            certain |= !(entry instanceof FollowUpRecorded);
            if (followedUp && certain) {
                return Stream.of(entry);
            }
        }
        return Stream.empty();
    }
}
