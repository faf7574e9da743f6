package io.rapport.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a tree")
class TreeTest {

    private static final int LEAVES = 140;

    private final Map<String, byte[]> nodes = new HashMap<>();

    private byte[] node(int level, long index) {
        return Objects.requireNonNull(nodes.get(level + ":" + index));
    }

    private CompactRange grown() {
        CompactRange range = new CompactRange();
        for (int i = 0; i < LEAVES; i++) {
            range.append(leaf(i), (level, index, hash) -> nodes.put(level + ":" + index, hash));
        }
        return range;
    }

    private static byte[] leaf(int i) {
        return Hash.ofLeaf(new byte[] {(byte) i});
    }

    @Test
    @DisplayName("proves each of its leaves, and each tree that it was before")
    void proves() {
        assertThat(grown().root()).isEqualTo(new Tree(this::node, LEAVES).root());
        for (int size = 1; size <= LEAVES; size++) {
            Tree tree = new Tree(this::node, size);
            byte[] root = tree.root();
            for (int i = 0; i < size; i++) {
                assertThat(ProofCheck.includes(i, size, leaf(i), tree.inclusion(i), root))
                        .isTrue();
                byte[] older = new Tree(this::node, i + 1).root();
                assertThat(ProofCheck.isConsistent(i + 1, size, tree.consistency(i + 1), older, root))
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("goes on from what was kept of it as if it had never stopped")
    void goesOn() {
        CompactRange all = new CompactRange();
        CompactRange again = new CompactRange();
        for (int i = 0; i < LEAVES; i++) {
            all.append(leaf(i), (level, index, hash) -> {});
            again = new CompactRange(again.size(), again.bytes());
            again.append(leaf(i), (level, index, hash) -> {});
            assertThat(again.root()).isEqualTo(all.root());
        }
        assertThat(again.size()).isEqualTo(LEAVES);
    }
}
