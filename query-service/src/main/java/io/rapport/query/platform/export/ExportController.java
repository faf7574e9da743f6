package io.rapport.query.platform.export;

import io.rapport.events.Owner;
import io.rapport.query.platform.answer.Streamed;
import io.rapport.web.Csv;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/** For the member alone, whoever else may see what. */
@OpenTo(Role.MEMBER)
@Controller
@Tag(name = "Export", description = "All that is kept, with where it is from, what it is for and who sees it")
class ExportController {

    private final Exports exports;
    private final JsonMapper json;

    ExportController(Exports exports, JsonMapper json) {
        this.exports = exports;
        this.json = json;
    }

    @GetMapping(
            path = "/export",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.MEDIA_TYPE})
    @Operation(operationId = "exportMember", summary = "All that is kept about you, as JSON or CSV")
    Streamed<Export> exportMember(Owner owner) {
        return file("rapport-member", exports.ofMember(owner));
    }

    @GetMapping(
            path = "/relationships/{relationshipId}/export",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.MEDIA_TYPE})
    @Operation(
            operationId = "exportPerson",
            summary = "All that is kept about a person, and nothing of others, as JSON or CSV")
    Streamed<Export> exportPerson(Owner owner, @PathVariable UUID relationshipId) {
        return file("rapport-person-" + relationshipId, exports.ofPerson(owner, relationshipId));
    }

    private Streamed<Export> file(String name, Exports.Begun export) {
        return new Streamed<>(name, out -> export.to(new JsonSheet(json, out)), out -> export.to(new CsvSheet(out)));
    }
}
