package io.rapport.command.platform.commands;

import io.rapport.events.Owner;
import java.util.Map;

/**
 * Tells by the address alone whether somebody may ask there for what is another member's. Each context that has such
 * addresses can say so, and all are asked before anything else of a request is looked at: what a request is told of
 * itself, such as that a day of it is still to come for the member, is for whoever was let in.
 */
public interface Admission {

    /**
     * Whether it admits this actor.
     *
     * @param path the variables of the address, by name
     */
    boolean admits(Owner owner, String actor, Map<?, ?> path);
}
