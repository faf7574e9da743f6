package io.rapport.query.platform.between;

import io.rapport.events.Owner;
import java.util.Map;
import java.util.Optional;

/** Knows with whom a coach works now. */
public interface EngagedMembers {

    /** The members, each as they call themselves, if they said so. */
    Map<String, Optional<String>> of(Owner coach);
}
