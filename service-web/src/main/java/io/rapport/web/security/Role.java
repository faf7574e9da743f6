package io.rapport.web.security;

/** What the claim {@code roles} of a token can say, in lower case. Nobody is anything without it. */
public enum Role {
    /** Whose data it is. */
    MEMBER("member"),
    /** Who works with members, and sees what they open. */
    COACH("coach"),
    /** Who checks the history of a tenant. */
    AUDITOR("auditor"),
    /** Who sees figures about many. */
    ANALYST("analyst"),
    /** Who pays for a programme, and sees figures about those who take part in it. */
    SPONSOR("sponsor"),
    /** Who operates. */
    ADMIN("admin");

    private final String claim;

    Role(String claim) {
        this.claim = claim;
    }

    /** As it stands in a token. */
    public String claim() {
        return claim;
    }

    String authority() {
        return "ROLE_" + claim;
    }
}
