package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void everyEventOfTheHierarchyHasAWireName() {
        assertThat(Set.<Class<?>>copyOf(EventTypes.classes()))
                .isEqualTo(leaves(RapportEvent.class).collect(Collectors.toSet()));
    }

    @Test
    void noTwoEventsShareAWireName() {
        assertThat(EventTypes.current()).doesNotHaveDuplicates().hasSameSizeAs(EventTypes.classes());
    }

    @Test
    void aWireNameTellsTheAggregateTheEventAndTheVersion() {
        for (Class<? extends RapportEvent> event : EventTypes.classes()) {
            String aggregate = event.getPackageName().replaceFirst(".*\\.", "");

            assertThat(EventTypes.nameOf(event))
                    .matches("io\\.rapport\\." + aggregate + "\\." + event.getSimpleName() + "\\.v[1-9][0-9]*");
        }
    }

    @Test
    void everyOldVersionLeadsStepByStepToACurrentOne() {
        List<String> old = EventCodec.UPCASTERS.stream().map(Upcaster::from).toList();

        assertThat(old).isNotEmpty().doesNotHaveDuplicates().doesNotContainAnyElementsOf(EventTypes.current());
        for (Upcaster upcaster : EventCodec.UPCASTERS) {
            assertThat(versionIn(upcaster.to())).isEqualTo(versionIn(upcaster.from()) + 1);
            assertThat(old.contains(upcaster.to()) || EventTypes.current().contains(upcaster.to()))
                    .as("%s can be read", upcaster.to())
                    .isTrue();
        }
    }

    private static int versionIn(String name) {
        return Integer.parseInt(name.replaceFirst(".*\\.v", ""));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypesTest::leaves)
                : Stream.of(type);
    }
}
