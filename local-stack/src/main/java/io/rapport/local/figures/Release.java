package io.rapport.local.figures;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is told until the next release: of all members of a tenant, or of those in one part of a dimension.
 *
 * @param part empty if it is of all members
 * @param threshold of how many members a figure is at least
 * @param roundedTo what counts are rounded to
 */
public record Release(
        String tenant, String part, String releasedAt, int threshold, int roundedTo, List<Figure> figures) {

    public Release {
        figures = List.copyOf(figures);
    }

    /** As analytics-service answers it. */
    public static Release of(String tenant, JsonNode answer) {
        return of(tenant, "", answer, answer);
    }

    /** One for each part of a dimension, in the order of the answer. */
    public static List<Release> ofParts(String tenant, JsonNode answer) {
        return answer.required("parts")
                .valueStream()
                .map(part -> of(tenant, part.required("part").asString(), answer, part))
                .toList();
    }

    private static Release of(String tenant, String part, JsonNode answer, JsonNode told) {
        return new Release(
                tenant,
                part,
                answer.required("releasedAt").asString(),
                answer.required("threshold").asInt(),
                answer.required("roundedTo").asInt(),
                told.required("figures").valueStream().map(Figure::of).toList());
    }

    List<String> months() {
        return figures.stream().map(Figure::month).distinct().sorted().toList();
    }

    /** Of how many members a count is; null if it is not told, or not there. */
    @Nullable
    Double members(YearMonth month, String name) {
        return figure(month.toString(), Figure.COUNT, name)
                .map(Figure::members)
                .map(Long::doubleValue)
                .orElse(null);
    }

    Optional<Figure> figure(String month, String kind, String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .filter(figure -> figure.month().equals(month))
                .filter(figure -> figure.kind().equals(kind))
                .findFirst();
    }

    /** Null if it is not told, or not there. */
    @Nullable
    Double value(String month, String kind, String name) {
        return figure(month, kind, name).map(Figure::value).orElse(null);
    }

    String whose() {
        return part.isEmpty() ? tenant : tenant + ", " + part;
    }

    /** In words, for whoever reads any part of it. */
    public String note() {
        return "%s, released %s; of %d members at least, counts rounded to %d. – is not told, which is not 0."
                .formatted(whose(), releasedAt, threshold, roundedTo);
    }
}
