package io.rapport.local.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.local.plot.Curve;
import io.rapport.local.plot.Plot;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Figures")
class PlotsTest {

    private static final List<String> FUNNEL =
            List.of("FUNNEL_BEGUN", "FUNNEL_MET", "FUNNEL_FOLLOWED_UP", "FUNNEL_CONNECTED", "FUNNEL_HELPED");

    /** Values by month and name; a negative one is not told. */
    private static Release release(Map<String, List<Integer>> funnels) {
        List<Map<String, Object>> rows = new ArrayList<>();
        funnels.forEach((month, values) -> {
            for (int step = 0; step < values.size(); step++) {
                boolean told = values.get(step) >= 0;
                Map<String, Object> row = new java.util.HashMap<>(
                        Map.of("month", month, "kind", "COUNT", "name", FUNNEL.get(step), "suppressed", !told));
                if (told) {
                    row.put("value", (double) values.get(step));
                    row.put("members", 20);
                }
                rows.add(row);
            }
            rows.add(Map.of("month", month, "kind", "RATIO", "name", "MET", "value", 0.52, "suppressed", false));
            rows.add(Map.of("month", month, "kind", "RATIO", "name", "HELPED", "suppressed", true));
        });
        JsonNode answer = JsonMapper.shared()
                .valueToTree(
                        Map.of("releasedAt", "2026-11-29T10:00:00Z", "threshold", 10, "roundedTo", 5, "figures", rows));
        return Release.of("acme", answer);
    }

    private static Plot named(Release release, String name) {
        return new Plots(release, List.of())
                .all().stream()
                        .filter(plot -> plot.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static String textOf(Plot plot) throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(plot.svg().getBytes(StandardCharsets.UTF_8)));
        return svg.getDocumentElement().getTextContent();
    }

    @Test
    @DisplayName("are a funnel over the months that tell all of it, so that its steps compare")
    void funnel() throws Exception {
        Plot funnel = named(
                release(Map.of(
                        "2026-01", List.of(100, 50, 20, 10, 5),
                        "2026-02", List.of(1_000, 500, 200, 100, -1),
                        "2026-03", List.of(100, 50, 30, 10, 5))),
                "funnel");
        assertThat(textOf(funnel)).contains("2 of 3 months", "of the step before", "of all");
        assertThat(funnel.lines(80))
                .anyMatch(line -> line.matches("came in +█+ +200 *"))
                .anyMatch(line -> line.matches("met +█+ +100 +50 % +50 %"))
                .anyMatch(line -> line.matches("followed up +█+ +50 +50 % +25 %"))
                .anyMatch(line -> line.matches("connected +█+ +20 +40 % +10 %"))
                .anyMatch(line -> line.matches("helped on target +█+ +10 +50 % +5 %"))
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    @DisplayName("are a shorter funnel where no month tells all of it, and do not make a zero of the rest")
    void shortFunnel() throws Exception {
        Plot funnel = named(release(Map.of("2026-01", List.of(100, 50, 20, -1, -1))), "funnel");
        assertThat(textOf(funnel)).contains("20", "40 %", "not told");
        assertThat(textOf(funnel).lines()).doesNotContain("0", "0 %");
        assertThat(textOf(named(release(Map.of("2026-01", List.of(-1, -1, -1, -1, -1))), "funnel")))
                .contains("no month tells it");
    }

    @Test
    @DisplayName("are a table of cohorts, with a dash for what is not told")
    void cohorts() throws Exception {
        Plot cohorts = named(release(Map.of("2026-01", List.of(100, 50, 20, -1, -1))), "people-by-month");
        assertThat(textOf(cohorts)).contains("2026-01", "100", "52 %", "–");
        assertThat(String.join("\n", cohorts.lines(100))).contains("2026-01", "52 %", "–");
    }

    @Test
    @DisplayName("are a curve with a gap where a share is not told")
    void curve() throws Exception {
        Curve curve = new Curve(
                "survival",
                "Habits",
                "acme",
                "weeks",
                "habits",
                List.of(
                        new Curve.Point(1, 1.0, null),
                        new Curve.Point(2, 0.8, 60.0),
                        new Curve.Point(3, null, null),
                        new Curve.Point(4, 0.5, 40.0)));
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(curve.svg().getBytes(StandardCharsets.UTF_8)));
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(3);
        assertThat(svg.getDocumentElement().getTextContent()).contains("not told, which is not 0");
        assertThat(curve.lines(60)).contains("3 weeks  not told").anyMatch(line -> line.endsWith("█ 50 % of 40"));
    }

    @Test
    @DisplayName("are curves of what lasts, which never rise, whichever months tell of which weeks")
    void survival() throws Exception {
        Release release = Release.of("acme", JsonMapper.shared().readTree("""
                {"releasedAt": "2026-11-29T10:00:00Z", "threshold": 10, "roundedTo": 5, "figures": [
                 {"month": "2026-01", "kind": "COUNT", "name": "HABITS_FOLLOWED", "value": 100, "suppressed": false},
                 {"month": "2026-01", "kind": "COUNT", "name": "KEPT_4_WEEKS", "value": 80, "suppressed": false},
                 {"month": "2026-01", "kind": "COUNT", "name": "KEPT_12_WEEKS", "value": 70, "suppressed": false},
                 {"month": "2026-02", "kind": "COUNT", "name": "HABITS_FOLLOWED", "value": 100, "suppressed": false},
                 {"month": "2026-02", "kind": "COUNT", "name": "KEPT_4_WEEKS", "value": 20, "suppressed": false},
                 {"month": "2026-02", "kind": "COUNT", "name": "KEPT_12_WEEKS", "suppressed": true}]}"""));
        assertThat(named(release, "habits").lines(60))
                .anyMatch(line -> line.matches(" *4 weeks +█+ 50 % of 200"))
                .anyMatch(line -> line.matches(" *12 weeks +█+ 44 % of 100"));
        assertThat(textOf(named(release, "habits"))).contains("weeks", "0", "4", "12", "50 %", "200");
        assertThat(new Plots(release, List.of()).all()).extracting(Plot::name).doesNotContain("goals");
    }

    @Test
    @DisplayName("are no curve, not even its beginning, of what no month tells")
    void untold() {
        Release release = Release.of("acme", JsonMapper.shared().readTree("""
                {"releasedAt": "2026-11-29T10:00:00Z", "threshold": 10, "roundedTo": 5, "figures": [
                 {"month": "2026-01", "kind": "COUNT", "name": "HABITS_FOLLOWED", "suppressed": true},
                 {"month": "2026-01", "kind": "COUNT", "name": "KEPT_4_WEEKS", "suppressed": true},
                 {"month": "2026-01", "kind": "COUNT", "name": "ACHIEVED_IN_4_WEEKS", "suppressed": true}]}"""));
        for (String name : List.of("habits", "goals")) {
            assertThat(named(release, name).lines(60))
                    .contains("acme: no month tells it")
                    .noneMatch(line -> line.contains("%"));
        }
    }

    @Test
    @DisplayName("are a curve of goals that are achieved by and by, also where the first weeks are not told")
    void achieved() {
        Release release = Release.of("acme", JsonMapper.shared().readTree("""
                {"releasedAt": "2026-11-29T10:00:00Z", "threshold": 10, "roundedTo": 5, "figures": [
                 {"month": "2026-01", "kind": "COUNT", "name": "GOALS_SET", "value": 100, "suppressed": false},
                 {"month": "2026-01", "kind": "COUNT", "name": "ACHIEVED_IN_4_WEEKS", "suppressed": true},
                 {"month": "2026-01", "kind": "COUNT", "name": "ACHIEVED_IN_12_WEEKS", "value": 20, "suppressed": false},
                 {"month": "2026-01", "kind": "COUNT", "name": "ACHIEVED_IN_26_WEEKS", "value": 60, "suppressed": false},
                 {"month": "2026-02", "kind": "COUNT", "name": "GOALS_SET", "value": 100, "suppressed": false},
                 {"month": "2026-02", "kind": "COUNT", "name": "ACHIEVED_IN_12_WEEKS", "value": 40, "suppressed": false}
                ]}"""));
        assertThat(named(release, "goals").lines(60))
                .contains(" 4 weeks  not told")
                .anyMatch(line -> line.matches("12 weeks +█+ 30 % of 200"))
                .anyMatch(line -> line.matches("26 weeks +█+ 65 % of 100"));
    }

    @Test
    @DisplayName("are members by the month they joined, as far as they are told of")
    void joined() throws Exception {
        List<Release> cohorts = Release.ofParts("acme", JsonMapper.shared().readTree("""
                {"releasedAt": "2026-11-29T10:00:00Z", "threshold": 10, "roundedTo": 5, "parts": [
                 {"part": "(none)", "figures": []},
                 {"part": "2026-01", "figures": [
                  {"month": "2026-01", "kind": "COUNT", "name": "ENTRIES", "value": 400, "members": 40, "suppressed": false},
                  {"month": "2026-02", "kind": "COUNT", "name": "ENTRIES", "value": 200, "members": 30, "suppressed": false},
                  {"month": "2026-03", "kind": "COUNT", "name": "ENTRIES", "suppressed": true}]}]}"""));
        Plot members = new Plots(release(Map.of()), cohorts)
                .all().stream()
                        .filter(plot -> plot.name().equals("members-by-month"))
                        .findFirst()
                        .orElseThrow();
        // The third month is told nothing of, and the fourth is still to come.
        assertThat(members.lines(80))
                .anyMatch(line -> line.matches("2026-01 +40 +. 75 % +–"))
                .allMatch(line -> line.length() <= 80);
        assertThat(textOf(members)).contains("75 %").doesNotContain("(none)");
    }

    @Test
    @DisplayName("are a table of the latest months that fit")
    void table() {
        Release release =
                release(Map.of("2026-01", List.of(1_000, 50), "2026-02", List.of(20, -1), "2026-03", List.of(35, 30)));
        List<String> lines = new FiguresTable(release).lines(32);
        assertThat(lines).anyMatch(line -> line.matches("FUNNEL_MET +– +30"));
        assertThat(String.join("\n", lines))
                .contains("2026-03", "0.52", "2 of 3 months")
                .doesNotContain("2026-01");
    }
}
