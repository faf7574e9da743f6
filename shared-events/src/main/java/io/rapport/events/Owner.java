package io.rapport.events;

/**
 * Whose data it is. Where somebody asks, both names come from their token and from nowhere else; but of an address
 * below {@code /members/{memberId}}, where the member is named by the path, and what is asked for has to be open to
 * whoever asks.
 */
public record Owner(String tenantId, String memberId) {

    /** Whose data the event is. */
    public static Owner of(EventEnvelope event) {
        return new Owner(event.tenantId(), event.memberId());
    }

    /** The tenant itself, of whom no member is the owner; who may ask for it is for the operation to say. */
    public static Owner ofTenant(String tenantId) {
        return new Owner(tenantId, MemberKey.TENANT);
    }

    /** Whether it is the tenant's, and no member's. */
    public boolean isTenant() {
        return memberId.equals(MemberKey.TENANT);
    }

    /** Both as one text: the {@link MemberKey}, under which the member's own choices are kept. */
    public String key() {
        return MemberKey.of(tenantId, memberId);
    }
}
