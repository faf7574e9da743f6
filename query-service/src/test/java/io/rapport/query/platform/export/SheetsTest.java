package io.rapport.query.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventTypes;
import io.rapport.events.IsoTimeModule;
import io.rapport.events.coaching.Scope;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.consent.LookedAs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("An export")
class SheetsTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new IsoTimeModule()).build();

    private static final UUID PROGRAMME = UUID.randomUUID();

    private final Story ada = new Story(new Log(), "acme", "alice");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String written(Sheet sheet) throws IOException {
        ada.meet("=HYPERLINK(\"http://evil\",\"Ada\")");
        ada.talk(2, "+351 912");
        Telling telling = new Telling(JSON);
        Instant noon = Instant.parse("2026-11-01T12:00:00Z");
        sheet.begin(new Export.Subject(Export.Kind.PERSON, "alice", List.of(ada.person()), 7, noon));
        sheet.purposes(Arrays.stream(Purpose.values()).map(Purpose::told).toList());
        sheet.grants(List.of(new Export.Grant("carla", UUID.randomUUID(), Scope.NAMES, null)));
        sheet.look(
                new Export.Look(noon, "carla", LookedAs.COACH, UUID.randomUUID(), PROGRAMME, Scope.AGENDA, "/agenda"));
        for (var event : ada.events()) {
            sheet.event(telling.of(event, null));
        }
        sheet.end(0);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("is JSON from its beginning to its end, each event with where it is from and what it is for")
    void json() throws IOException {
        JsonNode export = JSON.readTree(written(new JsonSheet(JSON, out)));

        assertThat(export.path("subject").path("kind").asString()).isEqualTo("PERSON");
        assertThat(export.path("purposes")).hasSize(Purpose.values().length);
        assertThat(export.at("/grants/0/coachId").asString()).isEqualTo("carla");
        assertThat(export.at("/looks/0/resource").asString()).isEqualTo("/agenda");
        assertThat(export.at("/looks/0/programmeId").asString()).isEqualTo(PROGRAMME.toString());
        assertThat(export.path("events")).hasSize(2);
        JsonNode talk = export.at("/events/1");
        assertThat(talk.path("type").asString()).isEqualTo("ConversationRecorded");
        assertThat(talk.path("purpose").asString()).isEqualTo("RELATIONSHIP");
        assertThat(talk.path("commandId").asString()).matches("[0-9a-f-]{36}");
        assertThat(talk.path("recordedBy").asString()).isEqualTo("alice");
        assertThat(talk.at("/data/summary").asString()).isEqualTo("+351 912");
        assertThat(talk.at("/data/relationshipId").asString())
                .isEqualTo(ada.person().toString());
        assertThat(export.path("complete").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("is one table of CSV, of which a spreadsheet runs nothing, and which says where it ends")
    void csv() throws IOException {
        String csv = written(new CsvSheet(out));
        List<String> rows = csv.lines().toList();

        assertThat(rows.getFirst()).startsWith("part,kind,of,field,value,day,time,who,type,position,eventId");
        assertThat(rows)
                .anyMatch(row -> row.contains(",person.name,\"'=HYPERLINK(\"\"http://evil\"\",\"\"Ada\"\")\","))
                .anyMatch(row -> row.startsWith("data,RELATIONSHIP," + ada.person() + ",summary,'+351 912,"))
                .anyMatch(row -> row.contains(",tags[0],tea,"))
                .anyMatch(row -> row.startsWith("grant,GRANT,"))
                .anyMatch(row -> row.matches("look,LOOK,[^,]+,resource,/agenda,,2026-11-01T12:00:00Z,carla,AGENDA.*"))
                .anyMatch(row -> row.startsWith("look,LOOK,") && row.contains(",programmeId," + PROGRAMME + ","));
        assertThat(rows.getLast()).startsWith("end,");
        assertThat(csv).endsWith("\r\n");
    }

    @Test
    @DisplayName("says of each kind of data what it is for, in the words of docs/privacy.md")
    void purposes() throws IOException {
        String page = Files.readString(Path.of("../docs/privacy.md"));
        for (Purpose purpose : Purpose.values()) {
            assertThat(page).contains("| " + purpose + " | " + purpose.words() + " |");
        }
        Set<String> contexts =
                EventTypes.current().stream().map(EventTypes::contextOf).collect(Collectors.toSet());
        assertThat(contexts)
                .hasSizeGreaterThan(9)
                .allSatisfy(context -> assertThat(Purpose.of(context)).isNotNull());
    }
}
