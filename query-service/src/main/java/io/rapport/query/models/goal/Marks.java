package io.rapport.query.models.goal;

import io.rapport.events.Alike;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person and an area have in common if the person belongs to it: an industry or a tag, as it is compared. An
 * index finds people by them, so that an area is not looked for among everybody.
 */
final class Marks {

    private Marks() {}

    static List<String> of(@Nullable String industry, Collection<String> tags) {
        Stream<String> ofIndustry = industry == null ? Stream.empty() : Stream.of("industry " + Alike.key(industry));
        Stream<String> ofTags = tags.stream().map(tag -> "tag " + Alike.key(tag));
        return Stream.concat(ofIndustry, ofTags).distinct().sorted().toList();
    }
}
