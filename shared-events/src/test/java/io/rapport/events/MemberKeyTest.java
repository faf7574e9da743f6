package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemberKeyTest {

    @Test
    void isTheTwoNamesWithASlashBetween() {
        assertThat(MemberKey.of("bright", "ana")).isEqualTo("bright/ana");
    }

    @Test
    void isAnotherOneForEachMemberWhateverTheirNamesAre() {
        assertThat(new String[] {
                    MemberKey.of("a/b", "c"),
                    MemberKey.of("a", "b/c"),
                    MemberKey.of("a%2Fb", "c"),
                    MemberKey.of("a", "b%2Fc"),
                    MemberKey.of("a%252Fb", "c")
                })
                .doesNotHaveDuplicates();
    }
}
