package io.rapport.query.platform.export;

import io.rapport.query.platform.export.Export.Event;
import io.rapport.query.platform.export.Export.Grant;
import io.rapport.query.platform.export.Export.Look;
import io.rapport.query.platform.export.Export.Subject;
import io.rapport.web.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes an export as one table: each field of an event is a row, with where it is from. */
final class CsvSheet implements Sheet {

    private static final Object[] HEADINGS = {
        "part",
        "kind",
        "of",
        "field",
        "value",
        "day",
        "time",
        "who",
        "type",
        "position",
        "eventId",
        "recordedAt",
        "commandId",
        "causationId"
    };

    private final Writer out;

    CsvSheet(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void begin(Subject subject) throws IOException {
        Csv.row(out, HEADINGS);
        row("subject", subject.kind(), subject.memberId(), "position", subject.position(), null, subject.exportedAt());
        for (Object record : subject.relationshipIds()) {
            row("subject", subject.kind(), record, "relationshipId", record, null, null);
        }
    }

    private void row(
            String part,
            Object kind,
            @Nullable Object of,
            @Nullable String field,
            @Nullable Object value,
            @Nullable Object day,
            @Nullable Object time,
            @Nullable Object... rest)
            throws IOException {
        @Nullable Object[] cells = new @Nullable Object[HEADINGS.length];
        @Nullable Object[] first = {part, kind, of, field, value, day, time};
        System.arraycopy(first, 0, cells, 0, first.length);
        System.arraycopy(rest, 0, cells, first.length, rest.length);
        Csv.row(out, cells);
    }

    @Override
    public void purposes(List<Purpose.Told> purposes) throws IOException {
        for (Purpose.Told purpose : purposes) {
            row("purpose", purpose.kind(), null, null, purpose.purpose(), null, null);
        }
    }

    @Override
    public void grants(List<Grant> grants) throws IOException {
        for (Grant grant : grants) {
            row(
                    "grant",
                    Purpose.GRANT,
                    grant.engagementId(),
                    "scope",
                    grant.scope(),
                    grant.from(),
                    null,
                    grant.coachId());
        }
    }

    @Override
    public void look(Look look) throws IOException {
        look(look, "resource", look.resource());
        if (look.programmeId() != null) {
            look(look, "programmeId", look.programmeId());
        }
    }

    private void look(Look look, String field, Object value) throws IOException {
        row(
                "look",
                Purpose.LOOK,
                look.engagementId(),
                field,
                value,
                null,
                look.lookedAt(),
                look.viewerId(),
                look.scope() == null ? look.lookedAs() : look.scope());
    }

    @Override
    public void event(Event event) throws IOException {
        if (event.data().isEmpty()) {
            field(event, null, null);
        }
        for (Map.Entry<String, JsonNode> field : event.data().properties()) {
            fields(event, field.getKey(), field.getValue());
        }
    }

    private void fields(Event event, String path, JsonNode value) throws IOException {
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> inner : value.properties()) {
                fields(event, path + "." + inner.getKey(), inner.getValue());
            }
        } else if (value.isArray()) {
            for (int place = 0; place < value.size(); place++) {
                fields(event, path + "[" + place + "]", value.get(place));
            }
        } else if (!value.isNull()) {
            field(event, path, value.asString());
        }
    }

    private void field(Event event, @Nullable String path, @Nullable String value) throws IOException {
        row(
                "data",
                event.purpose(),
                event.of(),
                path,
                value,
                event.occurredOn(),
                event.occurredAt(),
                event.recordedBy(),
                event.type(),
                event.position(),
                event.eventId(),
                event.recordedAt(),
                event.commandId(),
                event.causationId());
    }

    @Override
    public void end(long unreadable) throws IOException {
        row("end", Purpose.SOURCE, null, "unreadable", unreadable, null, null);
        out.flush();
    }
}
