package io.rapport.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events as JSON and reads any version of them that was ever written. Unknown fields are tolerated, so that a
 * newer writer does not stop an older reader; missing ones that have to be there are not.
 */
public final class EventCodec {

    static final List<Upcaster> UPCASTERS = List.of(new PersonMetV1Upcaster());

    private final @Nullable Seals seals;
    private final JsonMapper mapper;
    private final Map<Class<?>, ObjectWriter> writers = new HashMap<>();
    private final Map<String, ObjectReader> readers = new HashMap<>();
    private final Map<String, Upcaster> upcasters = new HashMap<>();

    private final Subjects subjects = new Subjects();
    private final int extent;

    /**
     * Knows all events of {@link EventTypes} and all upcasters, and has no keys: what is sealed stays so, and reads as
     * {@link Forgotten#SEALED}.
     */
    public EventCodec() {
        this(EventTypes.classes(), null);
    }

    /** Knows all events and all upcasters; seals what it writes, and opens what it reads. */
    public EventCodec(Seals seals) {
        this(EventTypes.classes(), seals);
    }

    /** Knows these events and all upcasters, as a build does that does not have the others yet, and has no keys. */
    public EventCodec(Collection<Class<? extends RapportEvent>> types) {
        this(types, null);
    }

    private EventCodec(Collection<Class<? extends RapportEvent>> types, @Nullable Seals seals) {
        this.seals = seals;
        mapper = JsonMapper.builder()
                .annotationIntrospector(new SealedValues())
                .addModule(new IsoTimeModule())
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
        for (Class<? extends RapportEvent> type : types) {
            writers.put(type, mapper.writerFor(type));
            readers.put(EventTypes.nameOf(type), mapper.readerFor(type));
        }
        UPCASTERS.forEach(upcaster -> upcasters.put(upcaster.from(), upcaster));
        extent = Extent.of(types, upcasters.size());
    }

    /**
     * How much it knows: how many types, old ones included, and constants of enumerations. Since nothing is forgotten
     * that was ever written, a build that knows more can read all that one with less can.
     */
    public int extent() {
        return extent;
    }

    /**
     * The JSON document of an event, in UTF-8, with all in clear: for what is stored nowhere. Its type is
     * {@code EventTypes.nameOf(event.getClass())}.
     *
     * @throws IllegalStateException if this codec has seals, which nothing passes by
     */
    public byte[] encode(RapportEvent event) {
        if (seals != null) {
            throw new IllegalStateException("What is written with seals has an origin");
        }
        return writer(event).writeValueAsBytes(event);
    }

    /**
     * The JSON document of an event, in UTF-8, with all that is personal sealed for its origin; in clear if this codec
     * has no seals.
     *
     * @throws ForgottenSubjectException if it is about somebody who was forgotten
     * @throws SealsUnavailableException if the keyring does not answer
     */
    public byte[] encode(RapportEvent event, Origin origin) {
        return seals == null ? encode(event) : encode(event, origin, seals);
    }

    /** The same, sealed with these. */
    public byte[] encode(RapportEvent event, Origin origin, Seals seals) {
        @Nullable UUID person = event instanceof AboutPerson about ? about.relationshipId() : null;
        Sealing sealing = new Sealing(seals, origin, EventTypes.nameOf(event.getClass()), person);
        try {
            return writer(event).withAttribute(Sealing.ATTRIBUTE, sealing).writeValueAsBytes(event);
        } catch (JacksonException e) {
            throw sealing.failure() == null ? e : sealing.failure();
        }
    }

    private ObjectWriter writer(RapportEvent event) {
        ObjectWriter writer = writers.get(event.getClass());
        if (writer == null) {
            throw new IllegalArgumentException(event.getClass().getSimpleName() + " is not a registered event");
        }
        return writer;
    }

    /**
     * The event in {@code json}, whose type is {@code type}, in its current version. What is sealed stays so.
     *
     * @throws NotUnderstoodException for a type that is neither current nor upcast to one that is, or a constant that
     *     is not known
     * @throws MalformedEventException for a document that is not one of that type
     */
    public RapportEvent decode(String type, byte[] json) {
        return decode(type, json, (Sealing) null);
    }

    /**
     * The event in {@code json}, opened; without keys, what is sealed stays so.
     *
     * @throws NotUnderstoodException for a type that is neither current nor upcast to one that is, or a constant that
     *     is not known
     * @throws MalformedEventException for a document that is not one of that type
     * @throws BrokenSealException for a sealed value that was changed, or is from elsewhere
     * @throws SealsUnavailableException if the keyring does not answer, or does not know whose it is: that passes
     */
    public RapportEvent decode(String type, byte[] json, Origin origin) {
        return decode(type, json, seals == null ? null : new Sealing(seals, origin, type, null));
    }

    private RapportEvent decode(String type, byte[] json, @Nullable Sealing sealing) {
        if (!knows(type)) {
            throw new UnknownEventTypeException(type);
        }
        try {
            ObjectReader reader = readers.get(type);
            RapportEvent event =
                    reader != null ? opening(reader, sealing).readValue(json) : decodeOld(type, json, sealing);
            if (event == null) {
                throw new MalformedEventException(type, "it is null");
            }
            return event;
        } catch (InvalidTypeIdException e) {
            throw new UnknownConstantException(type, e.getBaseType().getRawClass());
        } catch (InvalidFormatException e) {
            if (e.getValue() instanceof String && e.getTargetType().isEnum()) {
                throw new UnknownConstantException(type, e.getTargetType());
            }
            throw new MalformedEventException(type, e.getClass().getSimpleName());
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            if (sealing != null && sealing.failure() != null) {
                throw sealing.failure();
            }
            // The cause would quote the document, and documents hold personal data.
            throw new MalformedEventException(type, e.getClass().getSimpleName());
        }
    }

    private static ObjectReader opening(ObjectReader reader, @Nullable Sealing sealing) {
        return sealing == null ? reader : reader.withAttribute(Sealing.ATTRIBUTE, sealing);
    }

    private @Nullable RapportEvent decodeOld(String type, byte[] json, @Nullable Sealing sealing) {
        if (!(mapper.readTree(json) instanceof ObjectNode document)) {
            throw new MalformedEventException(type, "it is not an object");
        }
        if (sealing != null) {
            sealing.opened(document, "");
        }
        String version = type;
        for (Upcaster next = upcasters.get(version); next != null; next = upcasters.get(version)) {
            next.upcast(document);
            version = next.to();
        }
        ObjectReader reader = readers.get(version);
        if (reader == null) {
            throw new UnknownEventTypeException(version);
        }
        return opening(reader, sealing).readValue(document);
    }

    /**
     * Whose keysets a document may need, so that those of many can be fetched at once before they are decoded. It looks
     * into the document only where that is not told by what is known of it anyway.
     *
     * @throws MalformedEventException for a document that is none
     */
    public Set<Subject> subjects(String type, byte[] json, Origin origin) {
        return subjects.of(type, json, origin);
    }

    /** Whether {@code type} can be read, in its own version or upcast. */
    public boolean knows(String type) {
        return readers.containsKey(type) || upcasters.containsKey(type);
    }
}
