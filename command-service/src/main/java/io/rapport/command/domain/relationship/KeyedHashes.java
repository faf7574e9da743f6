package io.rapport.command.domain.relationship;

import io.rapport.command.platform.secrets.InstallationMac;
import io.rapport.command.platform.secrets.MemberMacs;
import io.rapport.events.Owner;
import io.rapport.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Hashes of what identifies people, keyed with the secret of the installation and then with a key of the member:
 * whoever has the database alone cannot try out addresses, and once the member is forgotten nobody can, whatever they
 * have. Each is made of the one before it, so that those of earlier versions are keyed as they are.
 */
final class KeyedHashes {

    private static final int SHORTEST_SECRET = 32;

    private final InstallationMac installation;
    private final MemberMacs members;

    KeyedHashes(String secret, MemberMacs members) {
        if (secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
            throw new TroubleException(
                    "SecretMissing",
                    "RAPPORT_SECRET has to be a secret of at least " + SHORTEST_SECRET
                            + " bytes, the same at each start of every instance. A new one: openssl rand -hex 32");
        }
        this.installation = new InstallationMac(secret, "met_person");
        this.members = members;
    }

    /**
     * Sees to it that this owner has a key. One of whom something was claimed has one already: if the keyring does not
     * know it, it is another keyring or an older one, and asking for a hash tells that.
     */
    void expect(Owner owner, Predicate<Owner> hasClaims) {
        if (!members.known(owner) && !hasClaims.test(owner)) {
            members.begin(List.of(owner));
        }
    }

    /** Gives keys to owners of whom nothing was claimed with one so far. */
    void begin(Collection<Owner> owners) {
        if (!owners.isEmpty()) {
            members.begin(owners);
        }
    }

    /** Of a key of this owner's people. */
    byte[] of(Owner owner, PersonKey key) {
        return ofPlain(owner, key.hash(owner));
    }

    /** Of what is a plain hash already, as the first versions kept it. */
    byte[] ofPlain(Owner owner, byte[] plain) {
        return ofInstallations(owner, installation.of(plain));
    }

    /** Of what is keyed with the installation's secret already, as later ones did. */
    byte[] ofInstallations(Owner owner, byte[] keyed) {
        return members.of(owner, keyed);
    }

    /** Is equal for equal secrets, and tells nothing of them. */
    byte[] proof() {
        return installation.of("proof".getBytes(StandardCharsets.UTF_8));
    }
}
