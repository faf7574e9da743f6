package io.rapport.command.platform.operations;

import io.rapport.trouble.Trouble;
import java.util.List;

/** Something that operators are told of at {@code /actuator/rapport}, beside what numbers and publishes. */
@FunctionalInterface
public interface Watched {

    /** What is wrong at the moment, as far as this instance knows. */
    List<Trouble> troubles();
}
