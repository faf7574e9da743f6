package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {

    private static final EventEnvelope ENVELOPE = envelopeOf(RelationshipExamples.MET);

    private static final EventCodec CODEC = new EventCodec();

    static EventEnvelope envelopeOf(RapportEvent event) {
        return new EventEnvelope(
                UUID.fromString("0199c3a0-0000-7000-8000-000000000900"),
                EventTypes.nameOf(event.getClass()),
                "relationship",
                "0199c3a0-0000-7000-8000-000000000001",
                0,
                4_711,
                "acme",
                "m-17",
                "m-17",
                Instant.parse("2026-03-14T18:31:02.123456Z"),
                UUID.fromString("0199c3a0-0000-7000-8000-000000000901"),
                UUID.fromString("0199c3a0-0000-7000-8000-000000000902"),
                UUID.fromString("0199c3a0-0000-7000-8000-000000000903"),
                event);
    }

    @Test
    void anEnvelopeIsReadAsItWasWritten() {
        assertThat(read(CloudEvents.headers(ENVELOPE, 4_700))).isEqualTo(ENVELOPE);
    }

    @Test
    void headersAreThoseOfTheBinaryMode() {
        Map<String, byte[]> headers = CloudEvents.headers(ENVELOPE, 4_700);

        assertThat(text(headers, "ce_specversion")).isEqualTo("1.0");
        assertThat(text(headers, "ce_id")).isEqualTo("0199c3a0-0000-7000-8000-000000000900");
        assertThat(text(headers, "ce_source")).isEqualTo("/rapport/command-service");
        assertThat(text(headers, "ce_type")).isEqualTo("io.rapport.relationship.PersonMet.v2");
        assertThat(text(headers, "ce_subject")).isEqualTo("0199c3a0-0000-7000-8000-000000000001");
        assertThat(text(headers, "ce_time")).isEqualTo("2026-03-14T18:31:02.123456Z");
        assertThat(text(headers, "content-type")).isEqualTo("application/json");
    }

    @Test
    void attributeNamesAreLowerCaseLettersAndDigitsAndAtMost20Long() {
        assertThat(CloudEvents.headers(ENVELOPE, 4_700).keySet())
                .filteredOn(name -> !name.equals("content-type"))
                .allMatch(name -> name.matches("ce_[a-z0-9]{1,20}"));
    }

    @Test
    void theKeyKeepsAMemberTogetherAndTenantsApart() {
        assertThat(ENVELOPE.key()).isEqualTo("acme/m-17");
    }

    @Test
    void anOldVersionIsReadAsTheCurrentEventAndKeepsItsType() {
        Map<String, byte[]> headers = with("ce_type", "io.rapport.relationship.PersonMet.v1");

        EventEnvelope read = CloudEvents.read(
                headers::get, ApprovedFiles.DOCUMENTS.bytes("io.rapport.relationship.PersonMet.v1"), CODEC);

        assertThat(read.type()).isEqualTo("io.rapport.relationship.PersonMet.v1");
        assertThat(EventTypes.nameOf(read.event().getClass())).isEqualTo("io.rapport.relationship.PersonMet.v2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_id",
                "ce_type",
                "ce_subject",
                "ce_time",
                "ce_aggregatetype",
                "ce_aggregatesequence",
                "ce_position",
                "ce_tenantid",
                "ce_memberid",
                "ce_actor",
                "ce_commandid",
                "ce_correlationid",
                "ce_causationid"
            })
    void aMissingHeaderIsNamed(String name) {
        Map<String, byte[]> headers = new HashMap<>(CloudEvents.headers(ENVELOPE, 4_700));
        headers.remove(name);

        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> read(headers))
                .withMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_id, no-uuid",
        "ce_time, yesterday",
        "ce_aggregatesequence, first",
        "ce_position, 1.5",
        "ce_commandid, no-uuid",
        "ce_correlationid, no-uuid",
        "ce_causationid, no-uuid"
    })
    void aHeaderThatIsNotOfItsFormIsMalformed(String name, String value) {
        assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> read(with(name, value)));
    }

    @Test
    void anUnknownTypeIsUnknownAndNotMalformed() {
        assertThatExceptionOfType(UnknownEventTypeException.class)
                .isThrownBy(() -> read(with("ce_type", "io.rapport.relationship.PersonMet.v9")));
    }

    @Test
    void thePositionCanBeReadWhereTheEventCannot() {
        assertThat(CloudEvents.position(with("ce_type", "io.rapport.Nonsense.v1")::get))
                .isEqualTo(4_711);
    }

    @Test
    void aPositionThatIsNoNumberIsMalformed() {
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> CloudEvents.position(with("ce_position", "many")::get));
        assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> CloudEvents.position(name -> null));
    }

    @Test
    void whichEventItIsCanBeReadWhereTheEventCannot() {
        assertThat(CloudEvents.id(with("ce_type", "io.rapport.Nonsense.v1")::get))
                .isEqualTo(ENVELOPE.eventId());
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> CloudEvents.id(with("ce_id", "no-uuid")::get));
        assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> CloudEvents.id(name -> null));
    }

    @Test
    void theEventBeforeItInItsPartitionIsReadAsItWasWritten() {
        assertThat(CloudEvents.previous(CloudEvents.headers(ENVELOPE, 4_700)::get))
                .isEqualTo(4_700);
        assertThat(CloudEvents.previous(CloudEvents.headers(ENVELOPE, 0)::get)).isZero();
    }

    @Test
    void aRecordThatDoesNotSayWhatIsBeforeItIsMalformed() {
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> CloudEvents.previous(with("ce_previous", "none")::get));
        assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> CloudEvents.previous(name -> null));
    }

    private static EventEnvelope read(Map<String, byte[]> headers) {
        return CloudEvents.read(headers::get, CODEC.encode(ENVELOPE.event()), CODEC);
    }

    private static Map<String, byte[]> with(String name, String value) {
        Map<String, byte[]> headers = new HashMap<>(CloudEvents.headers(ENVELOPE, 4_700));
        headers.put(name, value.getBytes(StandardCharsets.UTF_8));
        return headers;
    }

    private static String text(Map<String, byte[]> headers, String name) {
        byte[] value = headers.get(name);
        assertThat(value).as(name).isNotNull();
        return new String(value, StandardCharsets.UTF_8);
    }
}
