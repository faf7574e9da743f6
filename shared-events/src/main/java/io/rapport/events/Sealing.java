package io.rapport.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * Seals and opens the values of one event. What is sealed begins with whose keyset it was, so that it opens after the
 * annotation of its component has changed; as that is bound in, too, nobody can pretend another one.
 */
final class Sealing {

    /** Under this name a {@link Sealing} is given to the serializers and deserializers of a document. */
    static final Object ATTRIBUTE = Sealing.class;

    /** The only name in the object that stands in the place of a sealed value. */
    static final String FIELD = "sealed";

    /** How every sealed value begins, as the codec writes it. */
    private static final byte[] BEGINNING = ("{\"" + FIELD + "\":").getBytes(StandardCharsets.UTF_8);

    /** Stands in a tree for what was forgotten; no document can say it. */
    static final JsonNode FORGOTTEN = new POJONode(Forgotten.class);

    private static final byte OF_THE_MEMBER = 0;
    private static final byte OF_THE_AGGREGATE = 1;
    private static final byte OF_A_PERSON = 2;
    private static final int ID_BYTES = 16;

    /** How what is sealed stands in a document. */
    static final Base64Variant TEXT = Base64Variants.MODIFIED_FOR_URL;

    private final Seals seals;
    private final Origin origin;
    private final String type;
    private final @Nullable UUID person;
    private final boolean ofThePerson;
    private @Nullable Subject aggregate;
    private @Nullable Bound bound;
    private @Nullable RuntimeException failure;

    /** @param person whom the event is about, if it is about one of the network; not needed for opening */
    Sealing(Seals seals, Origin origin, String type, @Nullable UUID person) {
        this.seals = seals;
        this.origin = origin;
        this.type = type;
        this.person = person;
        this.ofThePerson = person != null && person.toString().equals(origin.aggregateId());
    }

    /** Whether something in a document may be sealed. */
    static boolean mayBeIn(byte[] json) {
        for (int at = 0; at <= json.length - BEGINNING.length; at++) {
            if (json[at] == BEGINNING[0]
                    && Arrays.equals(json, at, at + BEGINNING.length, BEGINNING, 0, BEGINNING.length)) {
                return true;
            }
        }
        return false;
    }

    /** What {@link Seals} refused, which Jackson wraps; or {@code null}. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    /** The value, sealed: what {@link #TEXT} makes the text of. */
    byte[] seal(Whose whose, byte[] value, TokenStreamContext place) {
        return seal(whose, value, path(place));
    }

    /** The same, at a path of names and indexes with slashes between. */
    byte[] seal(Whose whose, byte[] value, String place) {
        return switch (whose) {
            case MEMBER -> seal(origin.member(), head(OF_THE_MEMBER), value, place);
            case PEOPLE -> seal(aggregate(), head(OF_THE_AGGREGATE), value, place);
            case PERSON ->
                person == null
                        ? seal(origin.member(), head(OF_THE_MEMBER), value, place)
                        : ofThePerson
                                ? seal(aggregate(), head(OF_THE_AGGREGATE), value, place)
                                : seal(origin.of(person), head(person), value, place);
        };
    }

    private byte[] seal(Subject subject, byte[] head, byte[] value, String path) {
        try {
            byte[] sealed = seals.seal(subject, value, associated(subject, path));
            byte[] all = Arrays.copyOf(head, head.length + sealed.length);
            System.arraycopy(sealed, 0, all, head.length, sealed.length);
            return all;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /** The value again, or {@code null} if its subject was forgotten. */
    byte @Nullable [] open(String sealed, TokenStreamContext place) {
        return open(sealed, path(place));
    }

    private byte @Nullable [] open(String sealed, String path) {
        try {
            byte[] all = bytes(sealed);
            Subject subject = subject(all);
            int head = all[0] == OF_A_PERSON ? 1 + ID_BYTES : 1;
            return seals.open(subject, Arrays.copyOfRange(all, head, all.length), associated(subject, path));
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /**
     * The document of an earlier version with all that is sealed opened where it was then, before an {@link Upcaster}
     * moves it. What was forgotten is {@link #FORGOTTEN} from then on.
     */
    JsonNode opened(JsonNode node, String path) {
        if (node.size() == 1 && node.path(FIELD).isString()) {
            byte @Nullable [] opened = open(node.path(FIELD).stringValue(), path);
            return opened == null ? FORGOTTEN : SealedValues.node(opened);
        }
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                object.set(name, opened(object.path(name), path.isEmpty() ? name : path + "/" + name));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, opened(array.get(i), path + "/" + i));
            }
        }
        return node;
    }

    private static byte[] bytes(String sealed) {
        try {
            return Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw new BrokenSealException();
        }
    }

    private Subject subject(byte[] all) {
        return switch (all.length == 0 ? -1 : all[0]) {
            case OF_THE_MEMBER -> origin.member();
            case OF_THE_AGGREGATE -> aggregateAsRead();
            case OF_A_PERSON -> {
                if (all.length < 1 + ID_BYTES) {
                    throw new BrokenSealException();
                }
                ByteBuffer id = ByteBuffer.wrap(all, 1, ID_BYTES);
                yield origin.of(new UUID(id.getLong(), id.getLong()));
            }
            default -> throw new BrokenSealException();
        };
    }

    /** Only asked for where there is one: the aggregates of members themselves are no UUIDs. */
    private Subject aggregate() {
        Subject own = aggregate;
        if (own == null) {
            own = origin.aggregate();
            aggregate = own;
        }
        return own;
    }

    private Subject aggregateAsRead() {
        try {
            return aggregate();
        } catch (IllegalArgumentException e) {
            throw new BrokenSealException();
        }
    }

    private static byte[] head(byte kind) {
        return new byte[] {kind};
    }

    private static byte[] head(UUID person) {
        return ByteBuffer.allocate(1 + ID_BYTES)
                .put(OF_A_PERSON)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
    }

    /** Tenant, member, aggregate of the keyset or nothing, wire type, path and event id, each after its length. */
    private byte[] associated(Subject subject, String path) {
        Bound alike = bound;
        if (alike == null || !alike.subject.equals(subject)) {
            alike = new Bound(subject, type, origin.eventId());
            bound = alike;
        }
        byte[] place = path.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(alike.before.length + Integer.BYTES + place.length + alike.after.length)
                .put(alike.before)
                .putInt(place.length)
                .put(place)
                .put(alike.after)
                .array();
    }

    /**
     * What is bound into all values of the event that are one subject's; made once, since most events have no other.
     */
    private static final class Bound {

        private final Subject subject;
        private final byte[] before;
        private final byte[] after;

        Bound(Subject subject, String type, UUID eventId) {
            this.subject = subject;
            this.before = Lengths.prefixed(
                    subject.tenantId(),
                    subject.memberId(),
                    subject.aggregateId() == null ? "" : subject.aggregateId().toString(),
                    type);
            this.after = Lengths.prefixed(eventId.toString());
        }
    }

    private static String path(TokenStreamContext place) {
        TokenStreamContext parent = place.getParent();
        String name = place.inArray() ? Integer.toString(place.getCurrentIndex()) : String.valueOf(place.currentName());
        return parent == null || parent.inRoot() ? name : path(parent) + "/" + name;
    }
}
