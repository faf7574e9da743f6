package io.rapport.query.models.programme;

import io.rapport.events.Owner;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Limit;
import io.rapport.query.platform.web.NotFoundException;
import io.rapport.query.platform.web.Page;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.Caller;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Tells of programmes whoever has to do with them. */
@OpenTo({Role.MEMBER, Role.COACH, Role.ADMIN})
@Controller
@ReadsFrom(value = ProgrammeProjection.NAME, ofTenant = true)
@Tag(name = "Programmes", description = "What a tenant runs with its coaches, and who takes part")
class ProgrammeController {

    private final Programmes programmes;
    private final Answers answers;

    ProgrammeController(Programmes programmes, Answers answers) {
        this.programmes = programmes;
        this.answers = answers;
    }

    @GetMapping(path = "/programmes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listProgrammes",
            summary =
                    "The programmes that you run, are a coach of, are invited to or take part in; the last opened first")
    Answer<Page<ProgrammeView>> listProgrammes(
            Owner asking,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return answers.of(programmes.list(asking, isAdmin(), Cursor.read(cursor, Programmes.LIST), Limit.of(limit)));
    }

    @GetMapping(path = "/programmes/{programmeId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getProgramme",
            summary =
                    "One programme; for admins and its coaches with how many take part, and with whom they have to do")
    Answer<ProgrammeView> getProgramme(
            Owner asking,
            @PathVariable UUID programmeId,
            @Parameter(description = "The next of the answer before: more of its members")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "The most members") @RequestParam(required = false) @Nullable Integer limit) {
        // Before the programme, so that a command that names it finds one that has changed since.
        Long sequence = programmes.sequence(asking, isAdmin(), programmeId);
        return answers.tagged(
                programmes
                        .find(asking, isAdmin(), programmeId, Cursor.read(cursor, Programmes.MEMBERS), Limit.of(limit))
                        .orElseThrow(NotFoundException::new),
                sequence);
    }

    private static boolean isAdmin() {
        return Caller.hasOneOf(Role.ADMIN);
    }
}
