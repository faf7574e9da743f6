package io.rapport.bench.codec;

import io.rapport.bench.commands.Sample;
import io.rapport.events.EventCodec;
import io.rapport.events.EventTypes;
import io.rapport.events.Origin;
import io.rapport.events.RapportEvent;
import io.rapport.keyring.BenchmarkedKeyring;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The functions that every event goes through: once when it is stored, and once for each projection. Each is there
 * without keys, and as the services have it: with what is personal sealed and opened, the keysets being at hand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecOperations {

    private static final Instant THEN = Instant.parse("2026-11-02T09:30:00.123456Z");

    private static final Origin ORIGIN = new Origin(
            "acme", "mina", "0190163d-8694-739b-aea5-966c26f8ad90", new UUID(0x0190163d8694739bL, 0xaea5966c26f8ad91L));
    private static final UUID AGGREGATE = UUID.fromString(ORIGIN.aggregateId());

    private final EventCodec codec = new EventCodec();
    private final EventCodec sealing = new EventCodec(new BenchmarkedKeyring());
    private final RapportEvent met = Sample.personMet(AGGREGATE, UUID.randomUUID(), THEN);
    private final RapportEvent followUp = Sample.followUpRecorded(AGGREGATE, UUID.randomUUID(), THEN);
    private final String metType = EventTypes.nameOf(met.getClass());
    private final String followUpType = EventTypes.nameOf(followUp.getClass());
    private final byte[] metDocument = codec.encode(met);
    private final byte[] followUpDocument = codec.encode(followUp);
    private final byte[] sealedMeeting = sealing.encode(met, ORIGIN);
    private final byte[] sealedFollowUp = sealing.encode(followUp, ORIGIN);

    @Benchmark
    public byte[] encodeMeeting() {
        return codec.encode(met);
    }

    @Benchmark
    public RapportEvent decodeMeeting() {
        return codec.decode(metType, metDocument);
    }

    @Benchmark
    public byte[] encodeFollowUp() {
        return codec.encode(followUp);
    }

    @Benchmark
    public RapportEvent decodeFollowUp() {
        return codec.decode(followUpType, followUpDocument);
    }

    @Benchmark
    public byte[] encodeMeetingSealed() {
        return sealing.encode(met, ORIGIN);
    }

    @Benchmark
    public RapportEvent decodeMeetingSealed() {
        return sealing.decode(metType, sealedMeeting, ORIGIN);
    }

    @Benchmark
    public byte[] encodeFollowUpSealed() {
        return sealing.encode(followUp, ORIGIN);
    }

    @Benchmark
    public RapportEvent decodeFollowUpSealed() {
        return sealing.decode(followUpType, sealedFollowUp, ORIGIN);
    }
}
