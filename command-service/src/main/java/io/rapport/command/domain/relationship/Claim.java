package io.rapport.command.domain.relationship;

import io.rapport.command.platform.aggregate.Owner;

/**
 * A key of a person as it is kept: its hash and of what kind it is.
 *
 * @param hash keyed, see {@link KeyedHashes}
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Claim(Owner owner, PersonKey.Kind kind, byte[] hash) {}
