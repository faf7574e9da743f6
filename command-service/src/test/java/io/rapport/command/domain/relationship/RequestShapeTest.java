package io.rapport.command.domain.relationship;

import static io.rapport.command.kernel.request.Bodies.invalidFields;
import static io.rapport.command.kernel.request.Bodies.read;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.relationship.EntryController.CorrectEntryBody;
import io.rapport.command.domain.relationship.FollowUpController.RecordFollowUpBody;
import io.rapport.command.domain.relationship.HelpController.RecordHelpOutcomeBody;
import io.rapport.command.domain.relationship.KnowledgeController.LearnFactBody;
import io.rapport.command.domain.relationship.KnowledgeController.RateRapportBody;
import io.rapport.command.domain.relationship.KnowledgeController.RecordConversationBody;
import io.rapport.command.domain.relationship.PersonController.DescribePersonBody;
import io.rapport.command.domain.relationship.PersonController.MeetPersonBody;
import io.rapport.command.domain.relationship.PersonController.SetCadenceBody;
import io.rapport.command.domain.relationship.PersonController.TagPersonBody;
import io.rapport.command.kernel.time.MemberTime;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipKind;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

@DisplayName("The shape of requests about a relationship")
class RequestShapeTest {

    @Test
    @DisplayName("A name is all it takes to meet a person")
    void nameOnly() {
        MeetPersonBody body = read(MeetPersonBody.class, "{'name': ' Mara '}");

        assertThat(invalidFields(body)).isEmpty();
        assertThat(body.person())
                .isEqualTo(new Person(
                        "Mara", RelationshipKind.ACQUAINTANCE, null, null, null, false, null, null, null, null));
    }

    @Test
    @DisplayName("Tags are there once, blank text is absent, and nothing known of how they met is nothing")
    void normalised() {
        MeetPersonBody body = read(
                MeetPersonBody.class,
                "{'name': 'Mara', 'tags': ['Expo ', 'expo', 'B'], 'email': ' ', 'howMet': {'place': '  '}}");

        assertThat(invalidFields(body)).isEmpty();
        assertThat(body.tags()).containsExactly("Expo", "B");
        assertThat(body.email()).isNull();
        assertThat(requireNonNull(body.howMet()).asHowMet()).isNull();
    }

    @ParameterizedTest(name = "{0} of {1} characters is too long")
    @CsvSource({"name, 201", "headline, 301", "organisation, 201", "industry, 101", "phone, 51", "note, 4001"})
    @DisplayName("Text has limits")
    void tooLong(String field, int length) {
        String other = field.equals("name") ? "" : "'name': 'Mara', ";
        assertThat(invalidFields(
                        read(MeetPersonBody.class, "{" + other + "'" + field + "': '" + "x".repeat(length) + "'}")))
                .containsExactly(field);
        assertThat(invalidFields(
                        read(MeetPersonBody.class, "{" + other + "'" + field + "': '" + "x".repeat(length - 1) + "'}")))
                .isEmpty();
    }

    @Test
    @DisplayName("Length is counted in characters, not in halves of them")
    void inCodePoints() {
        String smile = "\uD83D\uDE00";
        assertThat(invalidFields(read(TagPersonBody.class, "{'tag': '" + smile.repeat(50) + "'}")))
                .isEmpty();
        assertThat(invalidFields(read(TagPersonBody.class, "{'tag': '" + smile.repeat(51) + "'}")))
                .containsExactly("tag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mara", "mara@", "@example.org", "mara example@example.org"})
    @DisplayName("An e-mail address looks like one")
    void email(String email) {
        assertThat(invalidFields(read(MeetPersonBody.class, "{'name': 'Mara', 'email': '" + email + "'}")))
                .containsExactly("email");
        assertThat(invalidFields(read(DescribePersonBody.class, "{'email': '" + email + "'}")))
                .containsExactly("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org/mara", "ftp://example.org/mara", "https://", "https:///mara", "https://a b"})
    @DisplayName("A profile is a URL of the web")
    void profileUrl(String url) {
        assertThat(invalidFields(read(MeetPersonBody.class, "{'name': 'Mara', 'profileUrl': '" + url + "'}")))
                .containsExactly("profileUrl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.org", "HTTP://www.example.org/in/mara?x=1#y", "https://example.org:8443/ü"})
    @DisplayName("A profile may be any URL of the web")
    void anyProfileUrl(String url) {
        assertThat(invalidFields(read(MeetPersonBody.class, "{'name': 'Mara', 'profileUrl': '" + url + "'}")))
                .isEmpty();
    }

    @Test
    @DisplayName("At most 20 tags of at most 50 characters that a path can hold")
    void tags() {
        String many = IntStream.rangeClosed(1, 21).mapToObj(i -> "'t" + i + "'").collect(Collectors.joining(","));
        assertThat(invalidFields(read(MeetPersonBody.class, "{'name': 'Mara', 'tags': [" + many + "]}")))
                .containsExactly("tags");
        assertThat(invalidFields(read(MeetPersonBody.class, "{'name': 'Mara', 'tags': ['a/b']}")))
                .singleElement()
                .asString()
                .startsWith("tags[");
        assertThat(invalidFields(read(MeetPersonBody.class, "{'name': 'Mara', 'tags': [' ']}")))
                .singleElement()
                .asString()
                .startsWith("tags[");
        assertThat(invalidFields(read(TagPersonBody.class, "{'tag': '" + "x".repeat(51) + "'}")))
                .containsExactly("tag");
    }

    @Test
    @DisplayName("Blank text is as good as none")
    void requiredText() {
        assertThat(invalidFields(read(MeetPersonBody.class, "{'name': ' '}"))).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'aspect': null, 'statement': 'So', 'conversationId': '00000000-0000-0000-0000-000000000001'}",
                "{'aspect': 'GOALS', 'statement': null, 'conversationId': '00000000-0000-0000-0000-000000000001'}",
                "{'aspect': 'GOALS', 'statement': 'So', 'conversationId': null}"
            })
    @DisplayName("Null is as good as missing")
    void requiredValue(String json) {
        assertThatThrownBy(() -> read(LearnFactBody.class, json)).isInstanceOf(JacksonException.class);
    }

    @Test
    @DisplayName("What is required is missed, and what is unknown is refused")
    void missingAndUnknown() {
        assertThatThrownBy(() -> read(RecordConversationBody.class, "{}"))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("summary");
        assertThatThrownBy(() -> read(RecordHelpOutcomeBody.class, "{}"))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("onTarget");
        assertThatThrownBy(() -> read(RecordConversationBody.class, "{'summary': 'So', 'sumary': 'So'}"))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("sumary");
    }

    @Test
    @DisplayName("A written offset keeps the day that it states")
    void offset() {
        RecordConversationBody body =
                read(RecordConversationBody.class, "{'summary': 'So', 'occurredAt': '2026-03-09T23:30:00-08:00'}");

        assertThat(body.moment(Instant.parse("2026-04-01T00:00:00Z"), MemberTime.DEFAULT)
                        .occurredOn())
                .isEqualTo("2026-03-09");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'occurredAt': '0000-01-01T00:00:00+14:00'",
                "'occurredAt': '1899-12-31T23:59:59Z'",
                "'occurredAt': '1899-12-31T23:59:59-12:00'",
                "'occurredAt': '9999-12-31T23:59:59-12:00'"
            })
    @DisplayName("A time is one that can belong to somebody's life")
    void calendarTime(String time) {
        assertThat(invalidFields(read(RecordConversationBody.class, "{'summary': 'So', " + time + "}")))
                .containsExactly("occurredAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'occurredOn': '1899-12-31'", "'occurredOn': '2200-01-01'"})
    @DisplayName("And so is a day")
    void calendarDay(String day) {
        assertThat(invalidFields(read(RecordConversationBody.class, "{'summary': 'So', " + day + "}")))
                .containsExactly("occurredOn");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1})
    @DisplayName("A rating is from 1 to 5")
    void rating(int rating) {
        assertThat(invalidFields(read(RateRapportBody.class, "{'rating': " + rating + "}")))
                .containsExactly("rating");
    }

    @Test
    @DisplayName("A rhythm has a number and a unit, or neither")
    void cadence() {
        assertThat(read(SetCadenceBody.class, "{'every': 2, 'unit': 'WEEK'}").rhythm())
                .isEqualTo(new Rhythm(2, Rhythm.Unit.WEEK));
        assertThat(read(SetCadenceBody.class, "{}").rhythm()).isNull();
        assertThat(invalidFields(read(SetCadenceBody.class, "{}"))).isEmpty();
        assertThat(invalidFields(read(SetCadenceBody.class, "{'every': 2}"))).containsExactly("unit");
        assertThat(invalidFields(read(SetCadenceBody.class, "{'unit': 'DAY'}"))).containsExactly("every");
        assertThat(invalidFields(read(SetCadenceBody.class, "{'every': 0, 'unit': 'DAY'}")))
                .containsExactly("every");
    }

    @Test
    @DisplayName("A correction puts something right")
    void correction() {
        assertThat(invalidFields(read(CorrectEntryBody.class, "{'reason': 'A slip'}")))
                .containsExactly("text");
        assertThat(invalidFields(read(CorrectEntryBody.class, "{'reason': 'A slip', 'text': ' '}")))
                .containsExactly("text");
        assertThat(invalidFields(read(CorrectEntryBody.class, "{'reason': 'A slip', 'occurredOn': '2026-03-09'}")))
                .isEmpty();
    }

    @Test
    @DisplayName("A follow-up's reference is read as it is, for the rule to judge")
    void reference() {
        assertThat(invalidFields(read(RecordFollowUpBody.class, "{}"))).isEmpty();
        RecordFollowUpBody blank = read(RecordFollowUpBody.class, "{'reference': {'words': ' '}}");
        assertThat(requireNonNull(blank.reference()).asReference()).isEqualTo(new Reference(null, null));
        assertThat(invalidFields(
                        read(RecordFollowUpBody.class, "{'reference': {'words': '" + "x".repeat(1001) + "'}}")))
                .containsExactly("reference.words");
    }

    @Test
    @DisplayName("A description says something anew")
    void emptyDescription() {
        assertThat(invalidFields(read(DescribePersonBody.class, "{}"))).containsExactly("name");
        assertThat(invalidFields(read(DescribePersonBody.class, "{'name': ' ', 'clear': []}")))
                .containsExactly("name");
    }

    @Test
    @DisplayName("What is no longer known is named as the field is")
    void clear() {
        DescribePersonBody body = read(DescribePersonBody.class, "{'clear': ['profileUrl', 'email']}");
        assertThat(body.description().clear()).containsExactlyInAnyOrder(Clearable.PROFILE_URL, Clearable.EMAIL);
        assertThatThrownBy(() -> read(DescribePersonBody.class, "{'clear': ['name']}"))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> read(DescribePersonBody.class, "{'clear': [null]}"))
                .isInstanceOf(JacksonException.class);
    }
}
