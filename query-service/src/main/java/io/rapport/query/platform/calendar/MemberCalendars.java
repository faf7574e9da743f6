package io.rapport.query.platform.calendar;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Owner;
import io.rapport.events.member.MemberEvent;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.rules.MemberCalendar;
import java.util.List;

/**
 * The calendars of members, as a read model keeps them. Each keeps its own: it is read as far as its projection is, and
 * no further.
 */
public final class MemberCalendars {

    private final OwnedDocuments<MemberCalendar> calendars;

    /** Those that this projection keeps as documents of this type. */
    public MemberCalendars(ReadModels readModels, String projection, DocumentType<MemberCalendar> type) {
        calendars = readModels.documents(projection, type, MemberCalendar.class);
    }

    /** A type of documents of one projection. */
    public static DocumentType<MemberCalendar> documentType() {
        return new DocumentType<>("calendars", MemberCalendar.class, List.of());
    }

    /** What an event of a member makes of their calendar. */
    public static Plan plan(DocumentType<MemberCalendar> type, EventEnvelope envelope, MemberEvent event) {
        // Members have no id of their own beside the subject of their token, which is unique in their tenant alone.
        String id = envelope.key();
        return Plan.put(new DocumentRef<>(type, id), before -> MemberCalendar.after(before, event));
    }

    /** As the member chose it, or what holds until they do. */
    public MemberCalendar of(Owner owner) {
        MemberCalendar chosen = calendars.findById(owner, owner.key());
        return chosen == null ? MemberCalendar.DEFAULT : chosen;
    }
}
