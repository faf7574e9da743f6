package io.rapport.command.platform.aggregate;

/** The names under which Axon's messages carry what the envelope says beside the event. */
public final class MetaDataKeys {

    public static final String TENANT_ID = "tenantId";
    public static final String MEMBER_ID = "memberId";
    public static final String ACTOR = "actor";
    public static final String COMMAND_ID = "commandId";
    public static final String CORRELATION_ID = "correlationId";
    public static final String CAUSATION_ID = "causationId";

    private MetaDataKeys() {}
}
