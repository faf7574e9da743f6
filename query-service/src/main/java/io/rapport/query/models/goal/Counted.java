package io.rapport.query.models.goal;

import io.rapport.events.goal.Measure;
import io.rapport.events.skill.SkillNames;
import io.rapport.query.rules.goal.CountingRule;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Everything about one person, gathering or achievement that is of the kind that a rule counts, on whatever day. */
final class Counted {

    private Counted() {}

    /**
     * What the member did with this person, as far as it is of the kind that is counted. A card counts nowhere, also if
     * it stood for somebody who was met while things were done.
     */
    static List<Contribution> of(CountingRule rule, Contact contact, Areas areas) {
        if (!rule.measure().isAboutPeople()
                || contact.meeting() == null
                || !contact.description().passes(rule.filter(), areas)) {
            return List.of();
        }
        return acts(rule, contact).map(act -> Contribution.from(contact, act)).toList();
    }

    private static Stream<Act> acts(CountingRule rule, Contact contact) {
        return switch (rule.measure()) {
            case PEOPLE_MET -> Stream.ofNullable(contact.meeting());
            case PEOPLE_CONNECTED -> contact.connectedBy().stream();
            case FOLLOW_UPS ->
                contact.standing(Act.Kind.FOLLOW_UP).stream()
                        .filter(followUp -> !rule.filter().newConnectionsOnly() || isNew(contact, followUp));
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
                && ChronoUnit.DAYS.between(meeting.occurredOn(), followUp.occurredOn())
                        <= CountingRule.DAYS_OF_A_NEW_CONNECTION;
    }

    /** The attendance of this gathering, if gatherings are counted and this is one of the kind. */
    static List<Contribution> of(CountingRule rule, AttendedGathering gathering) {
        if (rule.measure() != Measure.GATHERINGS
                || gathering.cancelled()
                || gathering.attendance() == null
                || (rule.filter().gatheringKind() != null && rule.filter().gatheringKind() != gathering.kind())
                || (rule.filter().gatheringRole() != null && rule.filter().gatheringRole() != gathering.role())) {
            return List.of();
        }
        return List.of(Contribution.from(gathering, gathering.attendance()));
    }

    /** The mission, introduction or practice, if such are counted and this one does. */
    static List<Contribution> of(CountingRule rule, Achievement achievement) {
        if (rule.measure() != achievement.measure()
                || achievement.countsOn() == null
                || achievement.done() == null
                || (rule.filter().skill() != null
                        && !SkillNames.key(rule.filter().skill()).equals(achievement.skill()))) {
            return List.of();
        }
        return List.of(Contribution.from(achievement, achievement.done()));
    }
}
