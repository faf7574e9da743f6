package io.rapport.query.models.timeline;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.query.models.timeline.TimelineEntry.EntryGroup;
import io.rapport.query.models.timeline.TimelineEntry.EntryKind;
import io.rapport.query.models.timeline.Timelines.Order;
import io.rapport.query.models.timeline.Timelines.Part;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.consent.Shared;
import io.rapport.query.platform.web.AskedTime;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.FirstDay;
import io.rapport.query.platform.web.InvalidFieldException;
import io.rapport.query.platform.web.Limit;
import io.rapport.query.platform.web.NotFoundException;
import io.rapport.query.platform.web.Page;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@OpenTo(Role.MEMBER)
@Controller
@ReadsFrom(Timeline.NAME)
@Tag(name = "Timeline", description = "What happened, corrected and withdrawn entries shown as such")
class TimelineController {

    private static final String KIND = "Only entries of these kinds; repeat it for several";
    private static final String GROUP = "Only entries of these groups, beside those kinds; repeat it for several";
    private static final String FROM = "The first day";
    private static final String TO = "The day after the last one";
    private static final String CURSOR = "The next of the answer before";

    private final Timelines timelines;

    TimelineController(Timelines timelines) {
        this.timelines = timelines;
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/relationships/{relationshipId}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getTimeline", summary = "What happened between the member and one person")
    Answer<Page<TimelineEntry>> getTimeline(
            Owner owner,
            FirstDay first,
            @PathVariable UUID relationshipId,
            @Parameter(description = KIND) @RequestParam(required = false) @Nullable Set<EntryKind> kind,
            @Parameter(description = GROUP) @RequestParam(required = false) @Nullable Set<EntryGroup> group,
            @Parameter(description = FROM) @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = TO) @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "newest") Order order,
            @Parameter(description = CURSOR) @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        AskedTime.mustBeSome(from, to);
        return timelines
                .ofRelationship(
                        owner,
                        relationshipId,
                        part(
                                "timeline " + relationshipId,
                                of(kind, group),
                                first.orLater(from),
                                to,
                                order,
                                cursor,
                                limit))
                .orElseThrow(NotFoundException::new);
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listTimeline",
            summary =
                    "What happened in all of the member's relationships, goals, gatherings, missions and introductions,"
                            + " and in their career")
    Answer<Page<TimelineEntry>> listTimeline(
            Owner owner,
            FirstDay first,
            @Parameter(description = KIND) @RequestParam(required = false) @Nullable Set<EntryKind> kind,
            @Parameter(description = GROUP) @RequestParam(required = false) @Nullable Set<EntryGroup> group,
            @Parameter(description = FROM) @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = TO) @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "newest") Order order,
            @Parameter(description = CURSOR) @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        AskedTime.mustBeSome(from, to);
        return timelines.ofMember(
                owner, part("timeline", of(kind, group), first.orLater(from), to, order, cursor, limit));
    }

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/entries/{entryId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getEntry", summary = "One thing that happened, wherever it belongs")
    Answer<TimelineEntry> getEntry(Owner owner, @PathVariable UUID entryId) {
        return timelines.entry(owner, entryId).orElseThrow(NotFoundException::new);
    }

    /** Those that are named, by themselves or by their group. */
    private static Set<EntryKind> of(@Nullable Set<EntryKind> kinds, @Nullable Set<EntryGroup> groups) {
        Set<EntryKind> named = EnumSet.noneOf(EntryKind.class);
        if (kinds != null) {
            named.addAll(kinds);
        }
        if (groups != null) {
            groups.forEach(group -> named.addAll(group.kinds()));
        }
        return named;
    }

    private static Part part(
            String timeline,
            Set<EntryKind> kinds,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Order order,
            @Nullable String cursor,
            @Nullable Integer limit) {
        String list = timeline + " " + order;
        return new Part(
                list,
                kinds,
                inWrittenHistory("from", from),
                inWrittenHistory("to", to),
                order,
                Cursor.read(cursor, list),
                Limit.of(limit));
    }

    /** Days are stored as text, which has their order as long as years have four digits. */
    private static @Nullable LocalDate inWrittenHistory(String field, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1 || day.getYear() > 9999)) {
            throw new InvalidFieldException(field, "The year is between 1 and 9999.");
        }
        return day;
    }
}
