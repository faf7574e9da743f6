package io.rapport.command.kernel.people;

import java.util.UUID;

/**
 * A command that tells of one of those whom its aggregate names. Who is known by another record by now may be named by
 * that one: the aggregate is told of them as it knows them.
 */
public interface TellsOfOneOfThem extends TellsOfPeople {

    /** Of whom it tells. */
    UUID relationshipId();

    /** The same of the person under this name. */
    TellsOfOneOfThem about(UUID relationshipId);
}
