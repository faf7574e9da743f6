package io.rapport.bench.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RebuildTest {

    @Test
    void everyReadModelIsMeasured() {
        List<String> packages = Projections.in("io.rapport.query.models").stream()
                .map(projection -> projection.getClass().getPackageName())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList();
        assertThat(Rebuild.PROJECTIONS).containsExactlyInAnyOrderElementsOf(packages);
    }
}
