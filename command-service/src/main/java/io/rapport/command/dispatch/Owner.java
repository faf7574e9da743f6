package io.rapport.command.dispatch;

/** Whose data it is. Both come from the token and from nowhere else. */
public record Owner(String tenantId, String memberId) {}
