package io.rapport.events;

import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.relationship.RelationshipEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one table of wire names: {@code io.rapport.<aggregate>.<Event>.v<version>} and the class that holds the current
 * version. Class names appear nowhere outside the JVM, so that classes can be renamed and moved.
 */
public final class EventTypes {

    private static final Map<Class<? extends RapportEvent>, String> NAMES = new LinkedHashMap<>();

    static {
        register("relationship.PersonMet.v2", RelationshipEvent.PersonMet.class);
        register("relationship.PersonDescribed.v1", RelationshipEvent.PersonDescribed.class);
        register("relationship.ConversationRecorded.v1", RelationshipEvent.ConversationRecorded.class);
        register("relationship.AssumptionRecorded.v1", RelationshipEvent.AssumptionRecorded.class);
        register("relationship.AssumptionConfirmed.v1", RelationshipEvent.AssumptionConfirmed.class);
        register("relationship.AssumptionCorrected.v1", RelationshipEvent.AssumptionCorrected.class);
        register("relationship.FactLearned.v1", RelationshipEvent.FactLearned.class);
        register("relationship.DetailRemembered.v1", RelationshipEvent.DetailRemembered.class);
        register("relationship.FollowUpPlanned.v1", RelationshipEvent.FollowUpPlanned.class);
        register("relationship.FollowUpRecorded.v1", RelationshipEvent.FollowUpRecorded.class);
        register("relationship.FollowUpSkipped.v1", RelationshipEvent.FollowUpSkipped.class);
        register("relationship.HelpOffered.v1", RelationshipEvent.HelpOffered.class);
        register("relationship.HelpResponseRecorded.v1", RelationshipEvent.HelpResponseRecorded.class);
        register("relationship.HelpFollowedThrough.v1", RelationshipEvent.HelpFollowedThrough.class);
        register("relationship.HelpOutcomeRecorded.v1", RelationshipEvent.HelpOutcomeRecorded.class);
        register("relationship.OfferWithdrawn.v1", RelationshipEvent.OfferWithdrawn.class);
        register("relationship.HelpReceived.v1", RelationshipEvent.HelpReceived.class);
        register("relationship.RapportRated.v1", RelationshipEvent.RapportRated.class);
        register("relationship.CadenceSet.v1", RelationshipEvent.CadenceSet.class);
        register("relationship.PersonTagged.v1", RelationshipEvent.PersonTagged.class);
        register("relationship.PersonUntagged.v1", RelationshipEvent.PersonUntagged.class);
        register("relationship.EntryCorrected.v1", RelationshipEvent.EntryCorrected.class);
        register("relationship.EntryRetracted.v1", RelationshipEvent.EntryRetracted.class);
        register("relationship.RelationshipArchived.v1", RelationshipEvent.RelationshipArchived.class);
        register("relationship.RelationshipRestored.v1", RelationshipEvent.RelationshipRestored.class);
        register("goal.GoalSet.v1", GoalEvent.GoalSet.class);
        register("goal.GoalAligned.v1", GoalEvent.GoalAligned.class);
        register("goal.GoalAdjusted.v1", GoalEvent.GoalAdjusted.class);
        register("goal.GoalPaused.v1", GoalEvent.GoalPaused.class);
        register("goal.GoalResumed.v1", GoalEvent.GoalResumed.class);
        register("goal.GoalAssessed.v1", GoalEvent.GoalAssessed.class);
        register("goal.AssessmentCorrected.v1", GoalEvent.AssessmentCorrected.class);
        register("goal.AssessmentRetracted.v1", GoalEvent.AssessmentRetracted.class);
        register("goal.PeriodExcused.v1", GoalEvent.PeriodExcused.class);
        register("goal.GoalClosed.v1", GoalEvent.GoalClosed.class);
        register("gathering.GatheringPlanned.v1", GatheringEvent.GatheringPlanned.class);
        register("gathering.AttendanceRecorded.v1", GatheringEvent.AttendanceRecorded.class);
        register("gathering.AttendanceCorrected.v1", GatheringEvent.AttendanceCorrected.class);
        register("gathering.AttendanceRetracted.v1", GatheringEvent.AttendanceRetracted.class);
        register("gathering.GatheringCancelled.v1", GatheringEvent.GatheringCancelled.class);
        register("member.TimeZoneChosen.v1", MemberEvent.TimeZoneChosen.class);
        register("member.FirstDayOfWeekChosen.v1", MemberEvent.FirstDayOfWeekChosen.class);
    }

    private static final String PREFIX = "io.rapport.";

    private EventTypes() {}

    private static void register(String name, Class<? extends RapportEvent> type) {
        NAMES.put(type, PREFIX + name);
    }

    /** The wire name of the current version of {@code type}. */
    public static String nameOf(Class<? extends RapportEvent> type) {
        String name = NAMES.get(type);
        if (name == null) {
            throw new IllegalArgumentException("No wire name is registered for " + type.getSimpleName());
        }
        return name;
    }

    /** The name of the context in a wire name, such as {@code relationship}; empty if it is none of ours. */
    public static String contextOf(String name) {
        int end = name.startsWith(PREFIX) ? name.indexOf('.', PREFIX.length()) : -1;
        return end < 0 ? "" : name.substring(PREFIX.length(), end);
    }

    /**
     * The name of a context in the wire names of its events.
     *
     * @param context the sealed interface of its events
     */
    public static String contextOf(Class<? extends RapportEvent> context) {
        return NAMES.entrySet().stream()
                .filter(entry -> context.isAssignableFrom(entry.getKey()))
                .map(entry -> contextOf(entry.getValue()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(context.getSimpleName() + " has no events"));
    }

    /** The wire names of all current versions. */
    public static Collection<String> current() {
        return Collections.unmodifiableCollection(NAMES.values());
    }

    /** All event classes, in the order of the table. */
    public static Collection<Class<? extends RapportEvent>> classes() {
        return Collections.unmodifiableSet(NAMES.keySet());
    }
}
