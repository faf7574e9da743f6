package io.rapport.system;

import io.rapport.system.Viewer.Stands;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everybody who asks: makes them, and what they have to do with the member. */
final class Columns {

    static final String TENANT = "matrix";
    static final String MEMBER = "quinn";

    /** Who pays for the programme in which the member takes part. */
    static final String SPONSOR = "the-sponsor";

    static final Set<String> ALL_SCOPES = Set.of("GOALS_AND_PLAN", "TIMELINE_AND_CARDS", "NAMES", "NOTES", "AGENDA");

    private static final String ELSEWHERE = "matrix-elsewhere";
    private static final Set<String> OF_A_MEMBER = Set.of("member");
    private static final Set<String> OF_A_COACH = Set.of("coach");

    private final Forge forge;
    private final Wire wire;
    private final MatrixMember member;
    private final Viewer owner;
    private final List<Viewer> all = new ArrayList<>();
    /** Engagements of those who ask for their own. */
    private final Map<Viewer, String> own = new HashMap<>();

    Columns(Forge forge, Wire wire) {
        this.forge = forge;
        this.wire = wire;
        this.owner = valid("the member", TENANT, MEMBER, OF_A_MEMBER, Stands.THEMSELVES, Set.of());
        this.member = new MatrixMember(wire, MEMBER, tokenOf(owner));
    }

    Viewer owner() {
        return owner;
    }

    MatrixMember member() {
        return member;
    }

    List<Viewer> all() {
        return List.copyOf(all);
    }

    /** The engagement that they ask for, if it is not the member's with their coach. */
    @Nullable
    String ownEngagement(Viewer viewer) {
        return own.get(viewer);
    }

    void gather() throws IOException {
        member.live();
        strangers();
        coaches();
        nobodies();
    }

    private void strangers() throws IOException {
        valid("another member", TENANT, "rita", OF_A_MEMBER, Stands.STRANGER, Set.of());
        valid("a namesake in another tenant", ELSEWHERE, MEMBER, OF_A_MEMBER, Stands.STRANGER, Set.of());
        for (String role : List.of("auditor", "analyst", "sponsor", "admin")) {
            valid(role, TENANT, role, Set.of(role), Stands.STRANGER, Set.of());
        }
        valid("the sponsor of the programme", TENANT, SPONSOR, Set.of("sponsor"), Stands.STRANGER, Set.of());
        valid("one without a role", TENANT, "nora", Set.of(), Stands.STRANGER, Set.of());
        valid("one with a role that is none", TENANT, "olaf", Set.of("MEMBER", "owner"), Stands.STRANGER, Set.of());
        coach("a coach without an engagement", Stands.STRANGER, Set.of());
        MatrixMember another = new MatrixMember(wire, "sven", forge.token(TENANT, "sven", OF_A_MEMBER));
        another.engaged(coach("the coach of another member", Stands.STRANGER, Set.of()), access(ALL_SCOPES), "Courage");
        MatrixMember namesake = new MatrixMember(wire, MEMBER, forge.token(ELSEWHERE, MEMBER, OF_A_MEMBER));
        namesake.engaged(
                valid(
                        "the coach of a namesake in another tenant",
                        ELSEWHERE,
                        "the-coach",
                        OF_A_COACH,
                        Stands.COACH_ELSEWHERE,
                        Set.of()),
                access(ALL_SCOPES),
                "Courage");
    }

    private void coaches() throws IOException {
        String talk = Canary.TALK.in("Courage");
        Viewer theirs = valid(
                "the coach, to whom all is open", TENANT, "the-coach", OF_A_COACH, Stands.THEIR_COACH, ALL_SCOPES);
        member.worksWith(theirs, access(ALL_SCOPES));
        member.takesPart(forge.token(TENANT, "root", Set.of("admin")), theirs);
        engaged("a coach to whom nothing is open", Set.of());
        for (String scope : ALL_SCOPES) {
            engaged("a coach with " + scope, Set.of(scope));
        }
        for (String scope : List.of("GOALS_AND_PLAN", "TIMELINE_AND_CARDS", "AGENDA")) {
            engaged("a coach with " + scope + " and names", Set.of(scope, "NAMES"));
            engaged("a coach with " + scope + " and notes", Set.of(scope, "NOTES"));
        }
        Viewer late = coach(
                "a coach to whom all is open from the day after tomorrow on", Stands.COACH_OF_LATER_DAYS, ALL_SCOPES);
        member.engaged(late, Map.of("scopes", ALL_SCOPES), "Courage");
        Viewer revoked = coach("a coach from whom all was taken", Stands.ANOTHER_COACH, Set.of());
        String closed = member.engaged(revoked, access(ALL_SCOPES), "Courage");
        member.done("POST", "/engagements/" + closed + "/access/revocation", Map.of("scopes", ALL_SCOPES));
        member.proposed(coach("a coach who has not accepted", Stands.PROPOSED, Set.of()), "Courage");
        Viewer ended = coach("a coach whose engagement has ended", Stands.OVER, Set.of());
        own.put(ended, member.engaged(ended, access(ALL_SCOPES), talk));
        member.done("POST", "/engagements/" + own.get(ended) + "/end", Map.of("reason", talk));
        Viewer declined = coach("a coach whose proposal was declined", Stands.OVER, Set.of());
        own.put(declined, member.proposedBy(declined, talk));
        member.done("POST", "/engagements/" + own.get(declined) + "/refusal", Map.of("reason", talk));
    }

    private void nobodies() {
        Set<String> both = Set.of("member", "coach");
        nobody("anonymous", null);
        nobody("one who forges", forge.forged(TENANT, MEMBER, both));
        nobody("one who does not sign", forge.unsigned(TENANT, MEMBER, both));
        nobody("one who sends no token", "quinn");
        Date past = Date.from(Instant.now().minusSeconds(60));
        nobody("one whose token has expired", forge.wrong(TENANT, MEMBER, both, in -> in.expirationTime(past)));
        nobody("one whose token never expires", forge.wrong(TENANT, MEMBER, both, in -> in.expirationTime(null)));
        Date later = Date.from(Instant.now().plusSeconds(600));
        nobody("one whose token is not valid yet", forge.wrong(TENANT, MEMBER, both, in -> in.notBeforeTime(later)));
        nobody("one with a token for others", forge.wrong(TENANT, MEMBER, both, in -> in.audience("elsewhere")));
        nobody("one with a token for nobody", forge.wrong(TENANT, MEMBER, both, in -> in.audience((String) null)));
        nobody(
                "one of another issuer",
                forge.wrong(TENANT, MEMBER, both, in -> in.issuer("https://elsewhere.example")));
        nobody("one of no tenant", forge.wrong(TENANT, MEMBER, both, in -> in.claim("tenant", null)));
        nobody("one who is two", forge.wrong(TENANT, MEMBER + "/rita", both, in -> in));
    }

    private void engaged(String name, Set<String> scopes) throws IOException {
        member.engaged(coach(name, Stands.ANOTHER_COACH, scopes), access(scopes), "Courage");
    }

    private Viewer coach(String name, Stands stands, Set<String> scopes) {
        return valid(name, TENANT, "coach-" + all.size(), OF_A_COACH, stands, scopes);
    }

    private Viewer valid(
            String name, String tenant, String subject, Set<String> roles, Stands stands, Set<String> scopes) {
        Viewer viewer = new Viewer(name, forge.token(tenant, subject, roles), true, subject, roles, stands, scopes);
        all.add(viewer);
        return viewer;
    }

    private void nobody(String name, @Nullable String token) {
        all.add(new Viewer(name, token, false, MEMBER, Set.of(), Stands.STRANGER, Set.of()));
    }

    private static Map<String, Object> access(Set<String> scopes) {
        return scopes.isEmpty() ? Map.of() : Map.of("scopes", scopes, "past", true);
    }

    private static String tokenOf(Viewer viewer) {
        return java.util.Objects.requireNonNull(viewer.token());
    }
}
