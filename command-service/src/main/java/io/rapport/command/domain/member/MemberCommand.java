package io.rapport.command.domain.member;

import java.time.DayOfWeek;
import java.time.ZoneId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What a member can choose for themselves; the id is the one that {@code Owner} gives. */
sealed interface MemberCommand {

    String id();

    record ChooseTimeZone(@TargetAggregateIdentifier String id, ZoneId zone) implements MemberCommand {}

    record ChooseFirstDayOfWeek(@TargetAggregateIdentifier String id, DayOfWeek day) implements MemberCommand {}
}
