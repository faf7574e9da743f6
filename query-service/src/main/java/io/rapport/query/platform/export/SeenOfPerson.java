package io.rapport.query.platform.export;

import io.rapport.events.coaching.Scope;
import io.rapport.query.platform.consent.Consents.StoredLook;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What of a person somebody else can see, or has seen: their own, all in which they are, and lists in which they may
 * be.
 */
final class SeenOfPerson {

    private static final Set<Scope> OF_PEOPLE =
            Set.of(Scope.TIMELINE_AND_CARDS, Scope.NAMES, Scope.NOTES, Scope.AGENDA);

    private static final Set<Scope> LISTS_OF_PEOPLE = Set.of(Scope.TIMELINE_AND_CARDS, Scope.AGENDA);

    /** Names with whom something was practised, though goals and skills do not tell of people else. */
    private static final String PRACTICES = "/skills/practices";

    private final Person person;
    private final Predicate<Collection<UUID>> tells;

    /** @param person of whom all has been read */
    SeenOfPerson(Person person) {
        this.person = person;
        this.tells = person.whatTells();
    }

    /** Whether this scope opens something of the person. */
    boolean by(Scope scope) {
        return OF_PEOPLE.contains(scope) || (scope == Scope.GOALS_AND_PLAN && person.wasPractisedWith());
    }

    /** Whether somebody who looked there may have seen something of the person. */
    boolean at(StoredLook look) {
        List<UUID> ids = Arrays.stream(look.resource().split("/", -1))
                .filter(Telling::isId)
                .map(UUID::fromString)
                .toList();
        if (!ids.isEmpty()) {
            return tells.test(ids);
        }
        return (look.scope() != null && LISTS_OF_PEOPLE.contains(look.scope()))
                || (look.resource().equals(PRACTICES) && person.wasPractisedWith());
    }
}
