package io.rapport.command.platform.sequencer;

import io.rapport.command.platform.leadership.Backpressure;
import io.rapport.command.platform.leadership.Signal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/** The benchmarks' way to the sequencer, which nobody outside of this package can make. */
public final class BenchmarkedSequencer {

    private BenchmarkedSequencer() {}

    /** Leads until it is told to stop, which is asked before each batch. */
    public static void lead(Connection connection, BooleanSupplier goesOn) throws SQLException, InterruptedException {
        new Sequencer(new Signal(), new Signal(), new Backpressure()).lead(connection, goesOn::getAsBoolean);
    }
}
