package io.rapport.events;

import io.rapport.events.relationship.RelationshipKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Version 1 told how they met as one text, {@code metAt}, and knew no kind of relationship: everybody was an
 * acquaintance. The text becomes the place.
 */
final class PersonMetV1Upcaster implements Upcaster {

    @Override
    public String from() {
        return "io.rapport.relationship.PersonMet.v1";
    }

    @Override
    public String to() {
        return "io.rapport.relationship.PersonMet.v2";
    }

    @Override
    public void upcast(ObjectNode event) {
        JsonNode metAt = event.remove("metAt");
        if (metAt != null && !metAt.isNull()) {
            event.putObject("howMet").set("place", metAt);
        }
        if (event.get("person") instanceof ObjectNode person && !person.has("kind")) {
            person.put("kind", RelationshipKind.ACQUAINTANCE.name());
        }
    }
}
