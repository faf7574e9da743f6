package io.rapport.query.platform.engine.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The room in which members are folded")
class FoldingRoomTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final FoldingRoom room = new FoldingRoom(1_000);

    @Test
    void isSharedAndGivenBack() {
        try (FoldingRoom.Share some = room.share(SOON)) {
            take(some, 500);
            assertThat(room.free()).isEqualTo(400);
            FoldingRoom.Share others = room.share(SOON);
            take(others, 400);
            assertThatThrownBy(() -> take(others, 1)).isInstanceOf(NoRoomException.class);
            others.close();
            others.close();
            assertThat(room.free()).isEqualTo(400);
        }
        assertThat(room.free()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("is all of it for a member who needs more than there is, once the others are through")
    void exclusive() {
        FoldingRoom.Share before = room.share(SOON);
        take(before, 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                FoldingRoom.Share large = room.share(LONG)) {
            CompletableFuture<Void> folded = CompletableFuture.runAsync(() -> take(large, 5_000), threads);
            before.close();
            folded.join();
            assertThat(room.free()).isZero();
        }
        assertThat(room.free()).isEqualTo(1_000);
    }

    private static void take(FoldingRoom.Share share, int events) {
        for (int i = 0; i < events; i++) {
            share.take();
        }
    }
}
