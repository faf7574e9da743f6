package io.rapport.command.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("New ids")
class TimeOrderedIdsTest {

    private final TimeOrderedIds ids = new TimeOrderedIds();

    @Test
    @DisplayName("are of version 7 and say when they were made")
    void versionAndTime() {
        long before = System.currentTimeMillis();
        UUID id = ids.next();
        long after = System.currentTimeMillis();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
    }

    @Test
    @DisplayName("are all different, and every bit but those of time, version and variant is either at times")
    void random() {
        List<UUID> many = Stream.generate(ids::next).limit(10_000).toList();
        assertThat(many).doesNotHaveDuplicates();
        long most = many.stream().mapToLong(UUID::getMostSignificantBits).reduce(0, (a, b) -> a | b);
        long least = many.stream().mapToLong(UUID::getLeastSignificantBits).reduce(0, (a, b) -> a | b);
        long alwaysMost = many.stream().mapToLong(UUID::getMostSignificantBits).reduce(-1, (a, b) -> a & b);
        long alwaysLeast =
                many.stream().mapToLong(UUID::getLeastSignificantBits).reduce(-1, (a, b) -> a & b);
        assertThat(most & 0xffff).isEqualTo(0x7fff);
        assertThat(alwaysMost & 0xffff).isEqualTo(0x7000);
        assertThat(least).isEqualTo(0xbfff_ffff_ffff_ffffL);
        assertThat(alwaysLeast).isEqualTo(0x8000_0000_0000_0000L);
    }
}
