package io.rapport.command.domain.relationship;

import io.rapport.command.platform.secrets.MemberMacs;
import io.rapport.events.Owner;
import io.rapport.events.Subject;
import io.rapport.keyring.Destructions;
import io.rapport.keyring.Keyring;
import io.rapport.keyring.KeyringSchema;
import io.rapport.keyring.MasterKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import javax.sql.DataSource;

/** Keys of members in a keyring that nobody else has at hand. */
record MacsOfKeyring(Keyring keyring) implements MemberMacs {

    static MacsOfKeyring in(DataSource database, Path destructions) {
        KeyringSchema.migrate(database);
        return new MacsOfKeyring(
                new Keyring(database, MasterKey.of("ab".repeat(32)), Destructions.in(destructions), Clock.systemUTC()));
    }

    private static Subject hashes(Owner owner) {
        return Keyring.hashesOf(owner.tenantId(), owner.memberId());
    }

    @Override
    public boolean known(Owner owner) {
        return keyring.knows(hashes(owner));
    }

    @Override
    public void begin(Collection<Owner> owners) {
        keyring.mint(owners.stream().map(MacsOfKeyring::hashes).toList());
    }

    @Override
    public byte[] of(Owner owner, byte[] value) {
        return keyring.mac(hashes(owner), value);
    }
}
