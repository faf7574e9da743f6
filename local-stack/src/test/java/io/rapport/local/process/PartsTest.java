package io.rapport.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.local.home.Home;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The parts of a stack")
class PartsTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("are known by their names and ports before there is a stack")
    void known() {
        List<Part> all = Parts.of(new Home(folder).create(), Installation.find(), Map.of())
                .all();

        assertThatCode(() -> Parts.mustKnow(all.stream().map(Part::name).toList()))
                .doesNotThrowAnyException();
        assertThat(Parts.portNames())
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().flatMap(part -> part.ports().stream()).toList());
    }

    @Test
    @DisplayName("have no others, and no ports that are none")
    void unknown() {
        assertThatThrownBy(() -> Parts.mustKnow(List.of("kafka", "nonsense"))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Parts.mustBePorts(Map.of("nonsense", 9092))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Parts.mustBePorts(Map.of("kafka", 0))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Parts.mustBePorts(Map.of("kafka", 65_536))).isInstanceOf(Problem.class);
        assertThatCode(() -> Parts.mustBePorts(Map.of("kafka", 65_535))).doesNotThrowAnyException();
    }
}
