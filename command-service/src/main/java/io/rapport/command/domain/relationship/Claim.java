package io.rapport.command.domain.relationship;

import io.rapport.events.Owner;

/** A key of a person as it is kept: by its hash, see {@link KeyedHashes}. */
final class Claim {

    private final Owner owner;
    private final PersonKey.Kind kind;
    private final byte[] hash;

    Claim(Owner owner, PersonKey key, KeyedHashes hashes) {
        this.owner = owner;
        this.kind = key.kind();
        this.hash = hashes.of(owner, key);
    }

    Owner owner() {
        return owner;
    }

    PersonKey.Kind kind() {
        return kind;
    }

    byte[] hash() {
        return hash;
    }
}
