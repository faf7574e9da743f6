package io.rapport.parts;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out the classes that a build generates for Spring: they name whatever the beans need, in any package. */
public final class WrittenByHand implements ImportOption {

    @Override
    public boolean includes(Location location) {
        return !location.contains("__");
    }
}
