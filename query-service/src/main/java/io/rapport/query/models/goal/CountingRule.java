package io.rapport.query.models.goal;

import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.events.skill.SkillNames;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a goal counts. Given one person or one gathering it names everything about them that is of the right kind, on
 * whatever day; which of it lies on days that count is the goal's {@link CountingDays}' matter.
 */
record CountingRule(Measure measure, Filter filter) {

    /** A person is a new connection for a follow-up so many days after they met, and no longer. */
    static final long DAYS_OF_A_NEW_CONNECTION = 90;

    /**
     * Whether people are counted, so that each counts once: in all, or once a period of a habit. Otherwise acts are,
     * and one person may give many.
     */
    boolean countsPeople() {
        return switch (measure) {
            case PEOPLE_MET, PEOPLE_CONNECTED -> true;
            case FOLLOW_UPS -> filter.newConnectionsOnly();
            case CONVERSATIONS,
                    CERTAINTIES_GAINED,
                    HELP_FOLLOWED_THROUGH,
                    GATHERINGS,
                    MISSIONS_ACCOMPLISHED,
                    INTRODUCTIONS_MADE,
                    SKILL_PRACTISED -> false;
        };
    }

    /**
     * What the member did with this person, as far as it is of the kind that is counted. A card counts nowhere, also if
     * it stood for somebody who was met while things were done.
     */
    List<Contribution> contributionsOf(Contact contact, Areas areas) {
        if (!measure.isAboutPeople()
                || contact.meeting() == null
                || !contact.description().passes(filter, areas)) {
            return List.of();
        }
        return acts(contact).map(act -> Contribution.from(contact, act)).toList();
    }

    private Stream<Act> acts(Contact contact) {
        return switch (measure) {
            case PEOPLE_MET -> Stream.ofNullable(contact.meeting());
            case PEOPLE_CONNECTED -> contact.connectedBy().stream();
            case FOLLOW_UPS ->
                contact.standing(Act.Kind.FOLLOW_UP).stream()
                        .filter(followUp -> !filter.newConnectionsOnly() || isNew(contact, followUp));
            case CONVERSATIONS -> contact.standing(Act.Kind.CONVERSATION).stream();
            case CERTAINTIES_GAINED -> contact.standing(Act.Kind.CERTAINTY).stream();
            case HELP_FOLLOWED_THROUGH -> contact.standing(Act.Kind.FOLLOW_THROUGH).stream();
            case GATHERINGS, MISSIONS_ACCOMPLISHED, INTRODUCTIONS_MADE, SKILL_PRACTISED -> Stream.empty();
        };
    }

    private static boolean isNew(Contact contact, Act followUp) {
        Act meeting = contact.meeting();
        return meeting != null
                && contact.isAfterMeeting(followUp)
                && ChronoUnit.DAYS.between(meeting.occurredOn(), followUp.occurredOn()) <= DAYS_OF_A_NEW_CONNECTION;
    }

    /** The attendance of this gathering, if gatherings are counted and this is one of the kind. */
    List<Contribution> contributionsOf(AttendedGathering gathering) {
        if (measure != Measure.GATHERINGS
                || gathering.cancelled()
                || gathering.attendance() == null
                || (filter.gatheringKind() != null && filter.gatheringKind() != gathering.kind())
                || (filter.gatheringRole() != null && filter.gatheringRole() != gathering.role())) {
            return List.of();
        }
        return List.of(Contribution.from(gathering, gathering.attendance()));
    }

    /** The mission, introduction or practice, if such are counted and this one does. */
    List<Contribution> contributionsOf(Achievement achievement) {
        if (measure != achievement.measure()
                || achievement.countsOn() == null
                || achievement.done() == null
                || (filter.skill() != null && !SkillNames.key(filter.skill()).equals(achievement.skill()))) {
            return List.of();
        }
        return List.of(Contribution.from(achievement, achievement.done()));
    }
}
