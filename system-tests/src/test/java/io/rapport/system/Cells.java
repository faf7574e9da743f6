package io.rapport.system;

import io.rapport.system.Bodies.Filled;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes cells of the matrix, with what there really is in addresses and bodies. */
final class Cells {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-zA-Z]+)}");

    private final Wire wire;
    private final Columns columns;
    private final Map<String, String> ids;

    Cells(Wire wire, Columns columns) {
        this.wire = wire;
        this.columns = columns;
        this.ids = columns.member().ids();
    }

    Cell of(Operation operation, Viewer viewer) {
        Map<String, String> there = new HashMap<>(ids);
        @Nullable String own = columns.ownEngagement(viewer);
        if (own != null) {
            there.put("engagementId", own);
        }
        if (operation.kind() == Kind.ONESELF) {
            there.put(Bodies.FORGOTTEN, viewer.subject());
        }
        Set<String> sent = new HashSet<>();
        if (operation.kind() == Kind.OF_PROGRAMMES && viewer.roles().contains("admin")) {
            sent.add(Objects.requireNonNull(there.get("programmeId"))); // admins are told of all programmes
        }
        String path = filled(operation.path(), there, sent);
        @Nullable Filled body = operation.body() == null ? null : Bodies.filled(operation.body(), there);
        if (body != null) {
            sent.addAll(body.ids());
        }
        Expected expected =
                Expected.of(operation, viewer, body != null && !body.ids().isEmpty());
        return new Cell(wire, operation, viewer, path, body == null ? null : body.body(), expected, hidden(sent));
    }

    /** Ids of the member that only an answer could tell. */
    private Set<String> hidden(Set<String> sent) {
        Set<String> hidden = new HashSet<>();
        ids.values().stream()
                .filter(id -> id.length() == 36 && !sent.contains(id))
                .forEach(hidden::add);
        return hidden;
    }

    private static String first(String path) {
        String below = path.replaceFirst("^/members/\\{memberId}", "");
        String first = below.substring(1).split("/", -1)[0];
        return first.equals("engagements") && !below.equals(path) ? "coached" : first;
    }

    private static String filled(String path, Map<String, String> there, Set<String> sent) {
        String first = first(path);
        return PARAMETER.matcher(path).replaceAll(found -> {
            String name = found.group(1);
            @Nullable String id = there.getOrDefault(first + "/" + name, there.get(name));
            if (id == null) {
                throw new AssertionError("The matrix has nothing for {" + name + "} in " + path);
            }
            sent.add(id);
            return Matcher.quoteReplacement(id);
        });
    }
}
