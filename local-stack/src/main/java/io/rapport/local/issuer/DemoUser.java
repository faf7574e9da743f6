package io.rapport.local.issuer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who can get a token here. Two tenants have named users; besides, {@code tenant-anything} is a member of that
 * tenant, so that imports and load have as many members as they want; {@code tenant-analyst} is its analyst.
 */
record DemoUser(String id, String tenant, List<String> roles) {

    private static final Pattern GENERATED = Pattern.compile("([a-z][a-z0-9]{0,30})-([a-z0-9]{1,40})");

    private static final String ANALYST = "analyst";

    private static final Map<String, DemoUser> NAMED = Stream.of(
                    new DemoUser("ana", "bright", List.of("member")),
                    new DemoUser("ben", "bright", List.of("member")),
                    new DemoUser("carla", "bright", List.of("coach")),
                    new DemoUser("auditor", "bright", List.of("auditor")),
                    new DemoUser(ANALYST, "bright", List.of(ANALYST)),
                    new DemoUser("sponsor", "bright", List.of("sponsor")),
                    new DemoUser("admin", "bright", List.of("admin")),
                    new DemoUser("dora", "summit", List.of("member")),
                    new DemoUser("emil", "summit", List.of("member")),
                    new DemoUser("fred", "summit", List.of("coach")))
            .collect(Collectors.toUnmodifiableMap(DemoUser::id, Function.identity()));

    /** Those who have a name of their own. */
    static Collection<DemoUser> named() {
        return NAMED.values();
    }

    static Optional<DemoUser> of(String id) {
        DemoUser named = NAMED.get(id);
        if (named != null) {
            return Optional.of(named);
        }
        Matcher generated = GENERATED.matcher(id);
        return generated.matches()
                ? Optional.of(new DemoUser(
                        id, generated.group(1), List.of(generated.group(2).equals(ANALYST) ? ANALYST : "member")))
                : Optional.empty();
    }
}
