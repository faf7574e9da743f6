package io.rapport.events;

/**
 * A member of a tenant as one text: the key of their records on the topic, and the id of the aggregate that holds their
 * own choices. No two members have the same one, whatever their names are.
 */
public final class MemberKey {

    /** Stands where a member is named for the tenant itself; no token can have it for its subject. */
    public static final String TENANT = "*";

    private MemberKey() {}

    /** The two names with a slash between; a slash or a percent sign within them is written as in a URL. */
    public static String of(String tenantId, String memberId) {
        return part(tenantId) + "/" + part(memberId);
    }

    private static String part(String name) {
        return name.indexOf('/') < 0 && name.indexOf('%') < 0
                ? name
                : name.replace("%", "%25").replace("/", "%2F");
    }
}
