package io.rapport.local.replay;

import java.util.List;

/** How many members there are that turned to somebody, how many relationships, and how many follow-ups. */
record Totals(long members, long relationships, long followUps) {

    static Totals of(List<Acquaintance> acquaintances) {
        return new Totals(
                acquaintances.stream().mapToLong(Acquaintance::from).distinct().count(),
                acquaintances.size(),
                acquaintances.stream()
                        .mapToLong(pair -> pair.followUps().size())
                        .sum());
    }

    static Totals sum(Totals one, Totals other) {
        return new Totals(
                one.members + other.members, one.relationships + other.relationships, one.followUps + other.followUps);
    }
}
