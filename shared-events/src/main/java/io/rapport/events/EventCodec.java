package io.rapport.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final JsonMapper mapper;
    private final Map<Class<?>, ObjectWriter> writers = new HashMap<>();
    private final Map<String, ObjectReader> readers = new HashMap<>();
    private final Map<String, Upcaster> upcasters = new HashMap<>();

    private final int extent;

    /** Knows all events of {@link EventTypes} and all upcasters. */
    public EventCodec() {
        this(EventTypes.classes());
    }

    /** Knows these events and all upcasters, as a build does that does not have the others yet. */
    public EventCodec(Collection<Class<? extends RapportEvent>> types) {
        mapper = JsonMapper.builder()
                .annotationIntrospector(new RequiredUnlessNullable())
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

    /** The JSON document of an event, in UTF-8. Its type is {@code EventTypes.nameOf(event.getClass())}. */
    public byte[] encode(RapportEvent event) {
        ObjectWriter writer = writers.get(event.getClass());
        if (writer == null) {
            throw new IllegalArgumentException(event.getClass().getSimpleName() + " is not a registered event");
        }
        return writer.writeValueAsBytes(event);
    }

    /**
     * The event in {@code json}, whose type is {@code type}, in its current version.
     *
     * @throws NotUnderstoodException for a type that is neither current nor upcast to one that is, or a constant that
     *     is not known
     * @throws MalformedEventException for a document that is not one of that type
     */
    public RapportEvent decode(String type, byte[] json) {
        if (!knows(type)) {
            throw new UnknownEventTypeException(type);
        }
        try {
            ObjectReader reader = readers.get(type);
            RapportEvent event = reader != null ? reader.readValue(json) : decodeOld(type, json);
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
            // The cause would quote the document, and documents hold personal data.
            throw new MalformedEventException(type, e.getClass().getSimpleName());
        }
    }

    private @Nullable RapportEvent decodeOld(String type, byte[] json) {
        if (!(mapper.readTree(json) instanceof ObjectNode document)) {
            throw new MalformedEventException(type, "it is not an object");
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
        return reader.readValue(document);
    }

    /** Whether {@code type} can be read, in its own version or upcast. */
    public boolean knows(String type) {
        return readers.containsKey(type) || upcasters.containsKey(type);
    }
}
