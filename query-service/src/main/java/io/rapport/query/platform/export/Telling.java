package io.rapport.query.platform.export;

import io.rapport.events.Dated;
import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
import io.rapport.events.Forgotten;
import io.rapport.events.PersonalData;
import io.rapport.events.RapportEvent;
import io.rapport.query.platform.history.Components;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Iterator;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells events as they were recorded, without what is of others than the person that an export is about. */
final class Telling {

    static final String WITHHELD = "(withheld)";
    static final String A_PERSON = "a person";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JsonMapper json;

    Telling(JsonMapper json) {
        this.json = json;
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** @param person nobody, if it is for the member themself: then all of it is told */
    Export.Event of(EventEnvelope event, @Nullable Person person) {
        RapportEvent what = event.event();
        ObjectNode data = json.valueToTree(what);
        boolean withheld = person != null && new Withholding(person, what).from(data, (Record) what);
        Dated dated = what instanceof Dated one ? one : null;
        return new Export.Event(
                event.position(),
                event.eventId(),
                what.getClass().getSimpleName(),
                Purpose.of(EventTypes.contextOf(event.type())),
                event.aggregateId(),
                event.sequence(),
                dated == null ? null : dated.occurredAt(),
                dated == null ? null : dated.occurredOn(),
                event.recordedAt(),
                event.actor(),
                event.commandId(),
                event.correlationId(),
                event.causationId(),
                hasForgotten(data),
                withheld,
                data);
    }

    private static boolean hasForgotten(JsonNode node) {
        return node.isString()
                ? Forgotten.is(node.asString())
                : node.valueStream().anyMatch(Telling::hasForgotten);
    }

    /** Goes along the record that the JSON is of, which knows whose its words are. */
    private record Withholding(Person person, RapportEvent event) {

        /** @return whether words were taken out */
        boolean from(ObjectNode json, Record record) {
            boolean any = false;
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                String name = component.getName();
                Object value = Components.value(component, record);
                if (value != null && json.hasNonNull(name)) {
                    PersonalData personal = component.getAnnotation(PersonalData.class);
                    if (personal != null && !person.mayRead(event, personal.value())) {
                        any |= withhold(json, name, value);
                    } else {
                        any |= fromValue(json, name, value);
                    }
                }
            }
            return any;
        }

        private static boolean withhold(ObjectNode json, String name, Object value) {
            if (value instanceof Collection<?> some) {
                json.putArray(name);
                return !some.isEmpty();
            }
            json.put(name, WITHHELD);
            return true;
        }

        private boolean fromValue(ObjectNode json, String name, Object value) {
            return switch (value) {
                case UUID id -> {
                    if (person.isOfAnother(id)) {
                        json.put(name, A_PERSON);
                    }
                    yield false;
                }
                case Record inner when json.get(name) instanceof ObjectNode node -> from(node, inner);
                case Collection<?> some when json.get(name) instanceof ArrayNode nodes -> fromEach(nodes, some);
                default -> false;
            };
        }

        private boolean fromEach(ArrayNode nodes, Collection<?> values) {
            boolean any = false;
            int place = 0;
            for (Iterator<?> one = values.iterator(); one.hasNext() && place < nodes.size(); place++) {
                Object value = one.next();
                if (value instanceof UUID id && person.isOfAnother(id)) {
                    nodes.set(place, A_PERSON);
                } else if (value instanceof Record inner && nodes.get(place) instanceof ObjectNode node) {
                    any |= from(node, inner);
                }
            }
            return any;
        }
    }
}
