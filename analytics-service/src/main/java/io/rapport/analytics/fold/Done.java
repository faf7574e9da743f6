package io.rapport.analytics.fold;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rapport.query.rules.Connection;
import io.rapport.query.rules.goal.Countable;
import io.rapport.query.rules.goal.CountingRule;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a {@link Habit} counts.
 *
 * @param storyId the story that it is of
 * @param person who counts once a week if people are counted
 * @param rule by which of the habit's rules
 */
record Done(UUID storyId, UUID person, int rule, LocalDate on) implements Countable {

    private static final char BETWEEN = ' ';

    /** Reads what {@link #text} has written. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Done of(String text) {
        int rule = text.indexOf(BETWEEN) + 1;
        int day = text.indexOf(BETWEEN, rule) + 1;
        UUID storyId = ShortId.at(text, 0);
        return new Done(
                storyId,
                rule > ShortId.LENGTH + 1 ? ShortId.at(text, ShortId.LENGTH) : storyId,
                Integer.parseInt(text, rule, day - 1, 10),
                LocalDate.ofEpochDay(Long.parseLong(text, day, text.length(), 10)));
    }

    /** As it is stored: a habit has hundreds. The person stands in it only if it is another record's. */
    @JsonValue
    String text() {
        StringBuilder text = ShortId.append(new StringBuilder(2 * ShortId.LENGTH), storyId);
        if (!person.equals(storyId)) {
            ShortId.append(text, person);
        }
        return text.append(BETWEEN)
                .append(rule)
                .append(BETWEEN)
                .append(on.toEpochDay())
                .toString();
    }

    @Override
    public LocalDate occurredOn() {
        return on;
    }

    @Override
    public UUID relationshipId() {
        return person;
    }

    /** All of a story that a rule counts which asks for no words. */
    static List<Done> of(Story story, CountingRule rule, int number) {
        if (!story.passes(rule.filter()) || story.marks().contains(Story.CANCELLED)) {
            return List.of();
        }
        UUID person = story.into() == null ? story.storyId() : story.into();
        return counted(story, rule)
                .map(fact -> new Done(story.storyId(), person, number, fact.on()))
                .toList();
    }

    private static Stream<Fact> counted(Story story, CountingRule rule) {
        List<Fact> facts = story.standing();
        Optional<Fact> meeting = all(facts, Figure.MEETINGS).min(Fact.AS_IT_HAPPENED);
        if (rule.measure().isAboutPeople() && meeting.isEmpty()) {
            return Stream.empty();
        }
        return switch (rule.measure()) {
            // The person is counted where the record is that stands for both.
            case PEOPLE_MET -> story.into() == null ? meeting.stream() : Stream.empty();
            case PEOPLE_CONNECTED -> story.into() == null ? connected(facts, meeting.orElse(null)) : Stream.empty();
            case FOLLOW_UPS ->
                all(facts, Figure.FOLLOW_UPS)
                        .filter(fact -> !rule.filter().newConnectionsOnly() || isOfNew(fact, meeting.orElseThrow()));
            case CONVERSATIONS -> all(facts, Figure.CONVERSATIONS);
            case CERTAINTIES_GAINED -> all(facts, Figure.CERTAINTIES);
            case HELP_FOLLOWED_THROUGH -> all(facts, Figure.HELP_DONE);
            case GATHERINGS -> all(facts, Figure.GATHERINGS).limit(1);
            case MISSIONS_ACCOMPLISHED -> all(facts, Figure.MISSIONS_ACHIEVED);
            case INTRODUCTIONS_MADE -> all(facts, Figure.INTRODUCTIONS_MADE);
            case SKILL_PRACTISED -> all(facts, Figure.PRACTICES);
        };
    }

    private static Stream<Fact> all(List<Fact> facts, Figure figure) {
        return facts.stream().filter(fact -> fact.is(figure));
    }

    private static Stream<Fact> connected(List<Fact> facts, @Nullable Fact meeting) {
        return Connection.of(
                meeting,
                all(facts, Figure.FOLLOW_UPS).toList(),
                all(facts, Figure.CERTAINTIES).toList())
                .connectedBy()
                .stream();
    }

    private static boolean isOfNew(Fact followUp, Fact meeting) {
        return !followUp.isBefore(meeting)
                && ChronoUnit.DAYS.between(meeting.on(), followUp.on()) <= CountingRule.DAYS_OF_A_NEW_CONNECTION;
    }
}
