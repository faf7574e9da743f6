package io.rapport.local.replay;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All contacts of one pair, direction included: the earliest is how they met, each other one is a follow-up. */
record Acquaintance(long from, long to, Contact meeting, List<Contact> followUps) {

    /** The order of the file decides between contacts of the same second. */
    private static final Comparator<Contact> IN_TIME =
            Comparator.comparingLong(Contact::seconds).thenComparingInt(Contact::line);

    private record Pair(long from, long to) {}

    /** In the order in which they met. */
    static List<Acquaintance> among(List<Contact> contacts) {
        Map<Pair, List<Contact>> pairs = contacts.stream()
                .sorted(IN_TIME)
                .collect(Collectors.groupingBy(
                        contact -> new Pair(contact.from(), contact.to()), LinkedHashMap::new, Collectors.toList()));
        return pairs.entrySet().stream()
                .map(pair -> new Acquaintance(
                        pair.getKey().from(),
                        pair.getKey().to(),
                        pair.getValue().getFirst(),
                        List.copyOf(pair.getValue().subList(1, pair.getValue().size()))))
                .toList();
    }
}
