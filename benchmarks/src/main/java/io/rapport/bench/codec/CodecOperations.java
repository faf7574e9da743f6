package io.rapport.bench.codec;

import io.rapport.bench.commands.Sample;
import io.rapport.events.EventCodec;
import io.rapport.events.EventTypes;
import io.rapport.events.RapportEvent;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The functions that every event goes through: once when it is stored, and once for each projection. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecOperations {

    private static final Instant THEN = Instant.parse("2026-11-02T09:30:00.123456Z");

    private final EventCodec codec = new EventCodec();
    private final RapportEvent met = Sample.personMet(UUID.randomUUID(), UUID.randomUUID(), THEN);
    private final RapportEvent followUp = Sample.followUpRecorded(UUID.randomUUID(), UUID.randomUUID(), THEN);
    private final String metType = EventTypes.nameOf(met.getClass());
    private final String followUpType = EventTypes.nameOf(followUp.getClass());
    private final byte[] metDocument = codec.encode(met);
    private final byte[] followUpDocument = codec.encode(followUp);

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
}
