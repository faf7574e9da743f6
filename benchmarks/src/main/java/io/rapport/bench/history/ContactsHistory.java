package io.rapport.bench.history;

import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/** Who turned to whom, and when: the first contact of a pair is how they met, each other one a follow-up. */
public final class ContactsHistory implements History {
    /** The size of the public data set CollegeMsg, whose shape is imitated if no file is given. */
    private static final int CONTACTS = 59_835;

    private static final int SENDERS = 1_350;
    private static final double SHARE_OF_FIRST_CONTACTS = 20_296.0 / CONTACTS;
    private static final long BEGIN_SECONDS = 1_082_040_961;
    private static final int SECONDS_BETWEEN = 280;

    /** The standard deviation of the logarithm of how much senders write. */
    private static final double SPREAD = 1.3;

    private final String name;
    private final List<Contact> contacts;

    private record Contact(long from, long to, long seconds) {}

    private record Pair(long from, long to) {}

    private ContactsHistory(String name, List<Contact> contacts) {
        this.name = name;
        this.contacts = List.copyOf(contacts);
    }

    /** The contacts in a file of lines {@code from to unix-seconds}. */
    public static ContactsHistory in(Path file) throws IOException {
        List<Contact> contacts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.strip().split("\\s+", 3);
            if (fields.length == 3) {
                contacts.add(
                        new Contact(Long.parseLong(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2])));
            }
        }
        contacts.sort(Comparator.comparingLong(Contact::seconds));
        return new ContactsHistory(file.getFileName().toString(), contacts);
    }

    /**
     * As many contacts of as many senders as CollegeMsg has. How much a sender writes is drawn from a log-normal
     * distribution, so that the busiest one has some 2 % of all, as there; they write more to whom they wrote before
     * (the process of Yule and Simon).
     */
    public static ContactsHistory generated() {
        SplittableRandom random = new SplittableRandom(42);
        double[] upTo = new double[SENDERS];
        double sum = 0;
        for (int sender = 0; sender < SENDERS; sender++) {
            sum += Math.exp(SPREAD * random.nextGaussian());
            upTo[sender] = sum;
        }
        List<Contact> contacts = new ArrayList<>(CONTACTS);
        Map<Integer, List<Contact>> bySender = new HashMap<>();
        for (int i = 0; i < CONTACTS; i++) {
            long seconds = BEGIN_SECONDS + (long) i * SECONDS_BETWEEN;
            int found = Arrays.binarySearch(upTo, random.nextDouble() * sum);
            int from = Math.min(SENDERS - 1, found < 0 ? -found - 1 : found);
            List<Contact> own = bySender.computeIfAbsent(from, sender -> new ArrayList<>());
            long to = own.isEmpty() || random.nextDouble() < SHARE_OF_FIRST_CONTACTS
                    ? SENDERS + random.nextInt(1_000_000)
                    : own.get(random.nextInt(own.size())).to();
            Contact contact = new Contact(from, to, seconds);
            own.add(contact);
            contacts.add(contact);
        }
        return new ContactsHistory("generated contacts", contacts);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return contacts.size();
    }

    @Override
    public void tell(Consumer<EventEnvelope> to) {
        Ids ids = new Ids(1);
        Envelopes envelopes = new Envelopes("contacts", new Ids(2));
        Map<Pair, UUID> relationships = new HashMap<>();
        for (Contact contact : contacts) {
            Pair pair = new Pair(contact.from(), contact.to());
            UUID known = relationships.get(pair);
            Instant at = Instant.ofEpochSecond(contact.seconds());
            LocalDate on = LocalDate.ofInstant(at, ZoneOffset.UTC);
            String member = "contacts-" + contact.from();
            if (known == null) {
                UUID relationship = ids.next();
                relationships.put(pair, relationship);
                Person person = new Person(
                        "Contact " + contact.to(),
                        RelationshipKind.ACQUAINTANCE,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        null,
                        null);
                HowMet online = new HowMet(null, null, null, "message");
                to.accept(envelopes.next(
                        member, new PersonMet(relationship, ids.next(), at, on, person, online, Set.of(), null)));
            } else {
                Reference words = new Reference(null, "Another message to them");
                to.accept(envelopes.next(
                        member, new FollowUpRecorded(known, ids.next(), at, on, words, null, null, null)));
            }
        }
    }
}
