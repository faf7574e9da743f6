package io.rapport.keyring;

import io.rapport.events.Seals;
import io.rapport.events.Subject;
import java.util.Collection;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens, and can neither seal nor destroy: its role in PostgreSQL may only read. */
public final class KeyringReader implements Seals, AutoCloseable {

    private static final int LIMIT = 4_096;

    private final OpenKeysets keysets;
    private final DestructionWatch watch;

    /** @param database as the role {@code rapport_keyring_reader} */
    public KeyringReader(DataSource database, MasterKey masterKey) {
        KeyringRows rows = new KeyringRows(database);
        keysets = new OpenKeysets(rows::find, masterKey, LIMIT, System::nanoTime);
        watch = new DestructionWatch(rows, masterKey, keysets);
    }

    /** From now on it notices what is destroyed, within some seconds. */
    public void start() {
        watch.start();
    }

    /**
     * Tells of every destruction that there was, and of each new one; of one perhaps more than once. A listener that
     * fails is told again.
     */
    public void onDestruction(Consumer<Destruction> listener) {
        watch.listen(listener);
    }

    /** Looks now, and not only in some seconds, what was destroyed. */
    public void look() {
        watch.look();
    }

    /**
     * Fetches the keysets of all of these in one query.
     *
     * @throws io.rapport.events.SealsUnavailableException if the keyring does not answer
     */
    public void prefetch(Collection<Subject> subjects) {
        keysets.prefetch(subjects);
    }

    /** How the keyring stands, as far as it was asked lately. */
    public KeyringStatus status() {
        return keysets.status();
    }

    /** Is refused: whoever reads has no business to write. */
    @Override
    public byte[] seal(Subject subject, byte[] value, byte[] associated) {
        throw new UnsupportedOperationException("This keyring is for reading only");
    }

    @Override
    public byte @Nullable [] open(Subject subject, byte[] sealed, byte[] associated) {
        return keysets.open(subject, sealed, associated);
    }

    @Override
    public void close() {
        watch.close();
    }
}
