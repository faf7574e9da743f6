package io.rapport.query.platform.engine.topic;

import io.rapport.events.EventTypes;
import io.rapport.events.RapportEvent;
import io.rapport.query.platform.projection.Projection;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Contexts whose events are followed, by the names that they have on the wire. */
public final class Contexts {

    private final Set<String> names = new HashSet<>();

    private Contexts(Collection<Class<? extends RapportEvent>> followed) {
        followed.forEach(context -> names.add(EventTypes.contextOf(context)));
    }

    /** Those of one projection. */
    public static Contexts of(Projection projection) {
        return new Contexts(projection.follows());
    }

    /** Those of any of these projections. */
    public static Contexts ofAll(Collection<Projection> projections) {
        Set<Class<? extends RapportEvent>> all = new HashSet<>();
        projections.forEach(projection -> all.addAll(projection.follows()));
        return new Contexts(all);
    }

    /** Whether events of this type are followed. What is of no context at all is: it has to be told what it is. */
    public boolean include(String type) {
        String context = EventTypes.contextOf(type);
        return context.isEmpty() || names.contains(context);
    }
}
