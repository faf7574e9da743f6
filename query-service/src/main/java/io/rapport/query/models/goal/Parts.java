package io.rapport.query.models.goal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A contact while it changes. Its card and meeting are the first ones of all its records. */
final class Parts {

    private final Contact before;
    private Contact.Description description;
    private List<Act> acts;
    private int volumes;
    private List<UUID> retracted;
    private LocalDate latestOn;
    private @Nullable UUID into;
    private Contact.Beginning own;
    private List<Contact> absorbed;
    private List<Contact> released;

    Parts(Contact before) {
        this.before = before;
        this.description = before.description();
        this.acts = before.acts();
        this.volumes = before.volumes();
        this.retracted = before.retracted();
        this.latestOn = before.latestOn();
        this.into = before.into();
        this.own = before.own();
        this.absorbed = before.absorbed();
        this.released = before.released();
    }

    Parts describedAs(Contact.Description now) {
        description = now;
        return this;
    }

    Parts doing(List<Act> now) {
        acts = now;
        return this;
    }

    Parts volumes(int now) {
        volumes = now;
        return this;
    }

    Parts without(List<UUID> now) {
        retracted = now;
        return this;
    }

    Parts latest(LocalDate day) {
        latestOn = day;
        return this;
    }

    /** Something happened on that day. */
    Parts until(LocalDate day) {
        return day.isAfter(latestOn) ? latest(day) : this;
    }

    Parts into(@Nullable UUID root) {
        into = root;
        return this;
    }

    Parts beginning(Contact.Beginning now) {
        own = now;
        return this;
    }

    Parts standingFor(List<Contact> nowAbsorbed, List<Contact> nowReleased) {
        absorbed = nowAbsorbed;
        released = nowReleased;
        return this;
    }

    Contact done() {
        return new Contact(
                before.relationshipId(),
                description,
                first(own.capture(), absorbed.stream().map(Contact::capture)),
                first(own.meeting(), absorbed.stream().map(Contact::meeting)),
                acts,
                volumes,
                retracted,
                latestOn,
                into,
                own,
                absorbed,
                released);
    }

    private static @Nullable Act first(@Nullable Act one, Stream<@Nullable Act> others) {
        return Stream.concat(Stream.ofNullable(one), others.flatMap(Stream::ofNullable))
                .min(Act.AS_IT_HAPPENED)
                .orElse(null);
    }
}
