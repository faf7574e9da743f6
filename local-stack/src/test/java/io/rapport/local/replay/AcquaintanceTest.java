package io.rapport.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.local.home.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcquaintanceTest {

    @Test
    void theEarliestContactOfAPairIsHowTheyMetWhereverItStandsInTheFile() {
        List<Acquaintance> acquaintances = among("1 2 300", "1 2 100", "1 2 200");

        assertThat(acquaintances).singleElement().satisfies(pair -> {
            assertThat(pair.meeting().seconds()).isEqualTo(100);
            assertThat(pair.followUps()).extracting(Contact::seconds).containsExactly(200L, 300L);
        });
    }

    @Test
    void aToBIsAnotherRelationshipThanBToA() {
        assertThat(among("1 2 100", "2 1 100")).hasSize(2);
    }

    @Test
    void contactsOfTheSameSecondKeepTheOrderOfTheFile() {
        assertThat(among("1 2 100", "1 2 100"))
                .singleElement()
                .satisfies(pair -> assertThat(pair.meeting().line()).isEqualTo(1));
    }

    @Test
    void pairsComeInTheOrderInWhichTheyMet() {
        assertThat(among("1 2 300", "5 6 200", "1 2 100"))
                .extracting(Acquaintance::from)
                .containsExactly(1L, 5L);
    }

    @Test
    void membersAreThoseWhoTurnedToSomebody() {
        assertThat(Totals.of(among("1 2 100", "1 3 100", "1 2 150", "4 1 120"))).isEqualTo(new Totals(2, 3, 1));
    }

    @Test
    void twoEqualLinesAreTwoContactsWithKeysOfTheirOwn() {
        List<Contact> contacts = ContactsFile.parsed(List.of("1 2 100", "1 2 100"));
        assertThat(contacts).extracting(Contact::idempotencyKey).doesNotHaveDuplicates();
    }

    @Test
    void theKeyOfALineIsTheSameAtEveryAttempt() {
        assertThat(ContactsFile.parsed(List.of("", "1 2 100")).getFirst().idempotencyKey())
                .isEqualTo("contacts-line-2-1-2-100");
    }

    @Test
    void emptyLinesAndCommentsAreNotRead() {
        assertThat(ContactsFile.parsed(List.of("# who whom when", "", "  1\t2  100 ")))
                .containsExactly(new Contact(3, 1, 2, 100));
    }

    @Test
    void aLineThatIsNoContactIsNamed() {
        for (String line : List.of("1 2", "1 2 3 4", "one two three", "-1 2 100")) {
            assertThatThrownBy(() -> ContactsFile.parsed(List.of("1 2 100", line)))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Line 2");
        }
    }

    @Test
    void aFileThatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> ContactsFile.read(Path.of("no-such-file.txt")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no-such-file.txt");
    }

    private static List<Acquaintance> among(String... lines) {
        return Acquaintance.among(ContactsFile.parsed(List.of(lines)));
    }
}
