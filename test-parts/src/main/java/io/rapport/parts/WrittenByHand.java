package io.rapport.parts;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.regex.Pattern;

/** Leaves out the classes that a build generates for Spring: they name whatever the beans need, in any package. */
public final class WrittenByHand implements ImportOption {

    /** Of the file alone: a project may lie in a folder of any name. */
    private static final Pattern GENERATED = Pattern.compile(".*__[^/]*\\.class");

    @Override
    public boolean includes(Location location) {
        return !location.matches(GENERATED);
    }
}
