package io.rapport.command.platform.commands;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the client is told if the command is accepted. It is known before the command is sent, since ids are chosen with
 * the command, and is written in the transaction of the events, so that a repeated request gets the same one.
 *
 * @param location the path at which query-service tells of what was created, or {@code null} if nothing was
 * @param ids the new ids by name, in order; each a UUID, or a list of them
 */
public record Answer(@Nullable String location, Map<String, Object> ids) {

    /** Accepted, and nothing was created: 204. */
    public static final Answer DONE = new Answer(null, Map.of());

    /** The same, as whoever asked finds it: what is another member's is read below that member's address. */
    public Answer foundBy(CommandRequest request) {
        return location == null || request.isOfTheOwner() || request.owner().isTenant()
                ? this
                : new Answer("/members/" + encoded(request.owner().memberId()) + location, ids);
    }

    /** A subject holds no space, of which a form would make a plus. */
    private static String encoded(String memberId) {
        return URLEncoder.encode(memberId, StandardCharsets.UTF_8);
    }

    /** Something was created: 201. */
    public static Answer created(String location, String name, UUID id) {
        return new Answer(location, Map.of(name, id));
    }

    /** An entry was created, wherever it belongs: 201. */
    public static Answer entry(UUID entryId) {
        return created("/entries/" + entryId, "entryId", entryId);
    }

    /** Something was created whose ids are these: 201. */
    public static Answer created(String location, String name, UUID id, String otherName, UUID otherId) {
        return created(location, name, id, otherName, (Object) otherId);
    }

    /** Something was created, with parts that have ids of their own: 201. */
    public static Answer created(String location, String name, UUID id, String partsName, List<UUID> partIds) {
        return created(location, name, id, partsName, (Object) List.copyOf(partIds));
    }

    private static Answer created(String location, String name, UUID id, String otherName, Object other) {
        Map<String, Object> ids = new LinkedHashMap<>();
        ids.put(name, id);
        ids.put(otherName, other);
        return new Answer(location, ids);
    }
}
