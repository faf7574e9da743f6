package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.domain.relationship.RelationshipCommand.DescribePerson;
import io.rapport.command.domain.relationship.RelationshipCommand.MeetPerson;
import io.rapport.command.domain.relationship.RelationshipCommand.TagPerson;
import io.rapport.command.platform.commands.Policies;
import io.rapport.command.platform.commands.Turns;
import io.rapport.events.Owner;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.Transaction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What identifies a person is claimed before the relationship hears of it")
class NobodyIsMetTwiceTest {

    private final List<String> told = new ArrayList<>();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();

    /** Writes down what it is asked for. */
    private final class Notebook implements MetPersons {
        @Override
        public void expect(Owner owner) {
            told.add("expect " + owner.key());
        }

        @Override
        public void claim(Owner owner, UUID relationshipId, List<PersonKey> keys) {
            keys.forEach(key -> told.add("claim " + key.kind() + " " + key.value() + " for " + owner.key()));
        }

        @Override
        public void replace(Owner owner, UUID relationshipId, PersonKey.Kind kind, Optional<PersonKey> key) {
            told.add("replace " + kind + " by " + key.map(PersonKey::value).orElse("nothing") + " for " + owner.key());
        }
    }

    @BeforeEach
    void subscribe() {
        Policies policies = new Policies();
        policies.add(new NobodyIsMetTwice(new Notebook(), this::transaction, new Turns()));
        bus.registerHandlerInterceptor(policies);
        for (Class<?> command : List.of(MeetPerson.class, DescribePerson.class, TagPerson.class)) {
            bus.subscribe(command.getName(), message -> told.add("handled"));
        }
    }

    private Transaction transaction() {
        told.add("begin");
        return new Transaction() {
            @Override
            public void commit() {
                told.add("commit");
            }

            @Override
            public void rollback() {
                told.add("rollback");
            }
        };
    }

    private void send(RelationshipCommand command) {
        bus.dispatch(GenericCommandMessage.asCommandMessage(command)
                .withMetaData(Map.of("tenantId", "northwind", "memberId", "ana")));
    }

    private static MeetPerson meet(@Nullable String email, @Nullable String profileUrl) {
        Person person =
                new Person("Mara", RelationshipKind.FRIEND, null, null, null, false, email, profileUrl, null, null);
        return new MeetPerson(MARA, MEETING, WHEN_MET, person, null, Set.of(), null);
    }

    private static DescribePerson describe(
            @Nullable String name, @Nullable String email, @Nullable String profileUrl, Clearable... clear) {
        return new DescribePerson(
                MARA,
                new Description(name, null, null, null, null, null, email, profileUrl, null, null, Set.of(clear)));
    }

    @Test
    @DisplayName("when they are met, in an order that is always the same")
    void meeting() {
        send(meet("Mara@example.org", "https://www.example.org/mara/"));
        assertThat(told)
                .containsExactly(
                        "claim EMAIL mara@example.org for northwind/ana",
                        "claim PROFILE_URL example.org/mara for northwind/ana",
                        "handled");
    }

    @Test
    @DisplayName("and nothing is, if nothing identifies them")
    void meetingWithoutKeys() {
        send(meet(null, null));
        assertThat(told).containsExactly("handled");
    }

    @Test
    @DisplayName("when they are described anew by it")
    void describing() {
        send(describe(null, "lind@example.org", "https://example.org/lind"));
        assertThat(told)
                .containsExactly(
                        "expect northwind/ana",
                        "begin",
                        "replace EMAIL by lind@example.org for northwind/ana",
                        "replace PROFILE_URL by example.org/lind for northwind/ana",
                        "handled",
                        "commit");
    }

    @Test
    @DisplayName("and released when it is no longer known")
    void clearing() {
        send(describe(null, null, null, Clearable.EMAIL));
        assertThat(told)
                .containsExactly(
                        "expect northwind/ana",
                        "begin",
                        "replace EMAIL by nothing for northwind/ana",
                        "handled",
                        "commit");
    }

    @Test
    @DisplayName("and left alone by everything else")
    void other() {
        send(describe("Mara Lind", null, null));
        send(new TagPerson(MARA, "expo"));
        assertThat(told).containsExactly("handled", "handled");
    }
}
