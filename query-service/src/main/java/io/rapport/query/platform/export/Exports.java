package io.rapport.query.platform.export;

import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
import io.rapport.events.Owner;
import io.rapport.events.coaching.CoachingEvent.PrivateNoteKept;
import io.rapport.query.platform.between.ProgrammesOfMembers;
import io.rapport.query.platform.consent.Consents;
import io.rapport.query.platform.consent.Consents.StoredLook;
import io.rapport.query.platform.engine.asks.MemberEvents;
import io.rapport.query.platform.export.Export.Kind;
import io.rapport.query.platform.export.Export.Subject;
import io.rapport.query.platform.history.MemberLog;
import io.rapport.query.platform.history.MemberPlaces;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads all that is kept about a subject out of the log, some events at a time. What is read later is read with the
 * keys of then: whoever is forgotten meanwhile is forgotten in it.
 */
@Component
final class Exports {

    /** So many events, or looks, are in memory at a time. */
    private static final int AT_ONCE = 500;

    private final MemberLog log;
    private final MemberPlaces places;
    private final Consents consents;
    private final ProgrammesOfMembers ofMembers;
    private final Telling telling;

    Exports(MemberLog log, MemberPlaces places, Consents consents, ProgrammesOfMembers ofMembers, JsonMapper json) {
        this.log = log;
        this.places = places;
        this.consents = consents;
        this.ofMembers = ofMembers;
        this.telling = new Telling(json);
    }

    /** An export that has begun: what it consists of is known, and not yet read. */
    final class Begun {

        private final Owner owner;
        private final Subject subject;
        private final @Nullable Person person;
        private final @Nullable SeenOfPerson seen;
        private final List<Consents.Grant> grants;
        private final List<ProgrammesOfMembers.Shared> programmes;
        private final long[] found;

        private Begun(Owner owner, Subject subject, @Nullable Person person, long[] found) {
            this.owner = owner;
            this.subject = subject;
            this.person = person;
            this.seen = person == null ? null : new SeenOfPerson(person);
            this.grants = consents.grants(owner);
            this.programmes = ofMembers.shared(owner);
            this.found = found;
        }

        /** Reads all of it. */
        void to(Sheet sheet) throws IOException {
            sheet.begin(subject);
            sheet.purposes(Arrays.stream(Purpose.values()).map(Purpose::told).toList());
            sheet.grants(grants.stream()
                    .filter(grant -> seen == null || seen.by(grant.scope()))
                    .map(grant -> new Export.Grant(grant.coachId(), grant.engagementId(), grant.scope(), grant.from()))
                    .toList());
            looks(sheet);
            sheet.end(events(sheet));
        }

        private void looks(Sheet sheet) throws IOException {
            Long before = null;
            List<StoredLook> some;
            do {
                some = consents.looks(owner, before, AT_ONCE);
                for (StoredLook look : some) {
                    before = look.id();
                    if (seen == null || seen.at(look)) {
                        sheet.look(new Export.Look(
                                look.at(),
                                look.viewerId(),
                                look.as(),
                                look.engagementId(),
                                look.programmeOf(programmes),
                                look.scope(),
                                look.resource()));
                    }
                }
            } while (some.size() == AT_ONCE);
        }

        /** @return how many could not be read */
        private long events(Sheet sheet) throws IOException {
            Reading reading = new Reading(sheet, person);
            for (long[] some : fewAtATime(found)) {
                places.read(owner, some, reading);
                reading.rethrow();
            }
            return reading.unreadable;
        }
    }

    /** All that is the member's, but for what their coaches wrote for themselves alone. */
    Begun ofMember(Owner owner) {
        long upTo = log.last();
        long[] found = places.of(owner, log.aggregates(owner, any -> true), upTo);
        Subject subject = new Subject(Kind.MEMBER, owner.memberId(), List.of(), upTo, Instant.now());
        return new Begun(owner, subject, null, found);
    }

    /**
     * What is about one person of the member's.
     *
     * @throws io.rapport.query.platform.web.NotFoundException if there is no such person
     * @throws io.rapport.query.platform.merges.MergedException if another record stands for them
     */
    Begun ofPerson(Owner owner, UUID relationshipId) {
        long upTo = log.last();
        Records records = Records.of(log, owner, relationshipId, upTo);
        Person person = new Person(records.ids(), log.aggregates(owner, in("relationship")));
        Predicate<String> elsewhere = in("introduction", "gathering", "mission", "skill", "coaching");
        read(owner, person.records(), upTo, person.own());
        read(owner, log.aggregates(owner, elsewhere), upTo, person.elsewhere());
        Subject subject = new Subject(Kind.PERSON, owner.memberId(), records.ids(), upTo, Instant.now());
        return new Begun(owner, subject, person, person.places());
    }

    private void read(Owner owner, Collection<String> aggregates, long upTo, MemberEvents.Reader reader) {
        fewAtATime(places.of(owner, aggregates, upTo)).forEach(some -> places.read(owner, some, reader));
    }

    private static List<long[]> fewAtATime(long[] all) {
        return IntStream.iterate(0, from -> from < all.length, from -> from + AT_ONCE)
                .mapToObj(from -> Arrays.copyOfRange(all, from, Math.min(all.length, from + AT_ONCE)))
                .toList();
    }

    private static Predicate<String> in(String... contexts) {
        Set<String> all = Set.of(contexts);
        return type -> all.contains(EventTypes.contextOf(type));
    }

    /** Tells events as they come. */
    private final class Reading implements MemberEvents.Reader {

        private final Sheet sheet;
        private final @Nullable Person person;
        private long unreadable;
        private @Nullable IOException failed;

        Reading(Sheet sheet, @Nullable Person person) {
            this.sheet = sheet;
            this.person = person;
        }

        @Override
        public void on(EventEnvelope event) {
            if (failed != null || event.event() instanceof PrivateNoteKept) {
                return;
            }
            try {
                sheet.event(telling.of(event, person));
            } catch (IOException e) {
                failed = e;
            }
        }

        @Override
        public void onIllegible(String aggregateId) {
            unreadable++;
        }

        void rethrow() throws IOException {
            if (failed != null) {
                throw failed;
            }
        }
    }
}
