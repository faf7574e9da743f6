package io.rapport.query.platform.export;

import io.rapport.query.platform.export.Export.Event;
import io.rapport.query.platform.export.Export.Grant;
import io.rapport.query.platform.export.Export.Look;
import io.rapport.query.platform.export.Export.Subject;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the JSON of an {@link Export} piece by piece. */
final class JsonSheet implements Sheet {

    private final ObjectWriter writer;
    private final JsonGenerator json;
    private boolean looksAreOver;

    JsonSheet(JsonMapper mapper, OutputStream out) {
        this.writer = mapper.writer()
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET);
        this.json = writer.createGenerator(out);
    }

    @Override
    public void begin(Subject subject) {
        json.writeStartObject();
        json.writeName("subject");
        writer.writeValue(json, subject);
    }

    @Override
    public void purposes(List<Purpose.Told> purposes) {
        json.writeName("purposes");
        writer.writeValue(json, purposes);
    }

    @Override
    public void grants(List<Grant> grants) {
        json.writeName("grants");
        writer.writeValue(json, grants);
        json.writeName("looks");
        json.writeStartArray();
    }

    @Override
    public void look(Look look) {
        writer.writeValue(json, look);
    }

    @Override
    public void event(Event event) {
        endLooks();
        writer.writeValue(json, event);
    }

    private void endLooks() {
        if (!looksAreOver) {
            looksAreOver = true;
            json.writeEndArray();
            json.writeName("events");
            json.writeStartArray();
        }
    }

    @Override
    public void end(long unreadable) {
        endLooks();
        json.writeEndArray();
        json.writeNumberProperty("unreadable", unreadable);
        json.writeBooleanProperty("complete", true);
        json.writeEndObject();
        json.close();
    }
}
