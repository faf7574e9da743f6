package io.rapport.system;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose an operation is: the table of rules that the matrix goes by. */
enum Kind {
    /** No token: whoever knows the address may ask. */
    KNOWN_ADDRESS(Set.of()),
    /** No token, and nothing to hide. */
    PUBLIC(Set.of()),
    /** Whoever operates. */
    OPERATING(Set.of("admin")),
    /** About whoever asks, for everybody. */
    ANYBODY(Set.of("member", "coach", "auditor", "analyst", "sponsor", "admin")),
    /** What proves the log of whoever's tenant it is, for members and auditors. */
    PROOF(Set.of("member", "auditor")),
    /** What proves an event: to its member, and to the tenant's auditors. */
    PROOF_OF_EVENT(Set.of("member", "auditor")),
    /** About whoever asks, for the two sides of an engagement. */
    ONESELF(Set.of("member", "coach")),
    /** The member's own, without naming any of it. */
    OWN(Set.of("member")),
    /** The member's own, of which the address names a part. */
    NAMED(Set.of("member")),
    /** An engagement, as each of its two sees it. */
    OF_TWO(Set.of("member", "coach")),
    /** The same at the member's address, which is the coach's way to it. */
    OF_TWO_TO_COACH(Set.of("coach")),
    /** About all members of a coach. */
    COACHING(Set.of("coach")),
    /** A member's data, as far as a scope is open to the coach who asks. */
    SHARED(Set.of("coach")),
    /** The same, which the tenant's auditors see as well, without texts. */
    SHARED_AND_AUDITED(Set.of("coach", "auditor")),
    /** What becomes of an engagement, for the tenant's auditors. */
    AUDITED(Set.of("auditor")),
    /** A coach's proposal to a member. */
    PROPOSAL(Set.of("coach")),
    /** What is done about a member for their tenant. */
    ADMINISTERING(Set.of("admin")),
    /** About programmes, to whoever has to do with them. */
    OF_PROGRAMMES(Set.of("member", "coach", "admin")),
    /** One programme that the member takes part in, and their coach is a coach of. */
    OF_A_PROGRAMME(Set.of("member", "coach", "admin")),
    /** An invitation to that programme, and that it is taken back. */
    INVITATION(Set.of("coach", "admin")),
    /** What a coach does in an engagement. */
    COACHED(Set.of("coach")),
    /** Figures about many members, none of whom is singled out. */
    FIGURES(Set.of("analyst")),
    /** The same of a programme, to whoever pays for it, too. */
    FIGURES_OF_A_PROGRAMME(Set.of("sponsor", "analyst"));

    private static final Pattern NAMES_A_PART = Pattern.compile("\\{[a-z]+Id}");

    /** What members have; an operation on anything else is none that the matrix knows. */
    private static final Set<String> OF_MEMBERS = Set.of(
            "agenda",
            "alignment",
            "entries",
            "export",
            "gatherings",
            "goals",
            "introductions",
            "looks",
            "missions",
            "network",
            "plan",
            "relationships",
            "skills",
            "timeline");

    @SuppressWarnings("ImmutableEnumChecker") // all of them are made by Set.of
    private final Set<String> roles;

    Kind(Set<String> roles) {
        this.roles = roles;
    }

    /** Any of them will do; none is needed if there are none, and no token. */
    Set<String> roles() {
        return roles;
    }

    boolean needsToken() {
        return !roles.isEmpty();
    }

    /** @throws AssertionError if no rule says whose it is */
    static Kind of(Service service, String path) {
        Kind kind = service == Service.FIGURES ? ofFigures(path) : ofMembers(service == Service.COMMANDS, path);
        if (kind == null) {
            throw new AssertionError("The matrix does not know whose this is: " + path);
        }
        return kind;
    }

    private static @Nullable Kind ofFigures(String path) {
        return switch (path) {
            case "/analytics/figures", "/analytics/figures/by/{dimension}" -> FIGURES;
            case "/analytics/programmes/{programmeId}/figures" -> FIGURES_OF_A_PROGRAMME;
            default -> null;
        };
    }

    private static @Nullable Kind ofMembers(boolean command, String path) {
        String[] parts = path.substring(1).split("/", -1);
        boolean named = NAMES_A_PART.matcher(path).find();
        return switch (parts[0]) {
            case "members" -> ofAnother(command, path);
            case "engagements" -> ofEngagement(command, named);
            case "me" -> ofOneself(command, parts);
            case "proofs" -> named ? PROOF_OF_EVENT : PROOF;
            case "coaching" -> command ? null : COACHING;
            case "programmes" -> ofProgrammes(command, path);
            case "calendar" -> command ? null : KNOWN_ADDRESS;
            default -> OF_MEMBERS.contains(parts[0]) ? named ? NAMED : OWN : null;
        };
    }

    private static Kind ofProgrammes(boolean command, String path) {
        if (!command) {
            return path.equals("/programmes") ? OF_PROGRAMMES : OF_A_PROGRAMME;
        }
        return Set.of("enrolment", "refusal", "departure").contains(path.substring(path.lastIndexOf('/') + 1))
                ? NAMED
                : OPERATING;
    }

    private static @Nullable Kind ofAnother(boolean command, String path) {
        if (!command) {
            return switch (path) {
                case "/members/{memberId}/engagements/{engagementId}" -> OF_TWO_TO_COACH;
                case "/members/{memberId}/engagements/{engagementId}/history" -> AUDITED;
                case "/members/{memberId}/relationships/{relationshipId}/history",
                        "/members/{memberId}/goals/{goalId}/history" -> SHARED_AND_AUDITED;
                default -> SHARED;
            };
        }
        if (path.equals("/members/{memberId}/forgetting")) {
            return ADMINISTERING;
        }
        if (path.startsWith("/members/{memberId}/programmes/{programmeId}/invitation")) {
            return INVITATION;
        }
        if (path.equals("/members/{memberId}/engagements")) {
            return PROPOSAL;
        }
        return path.startsWith("/members/{memberId}/engagements/{engagementId}/") ? COACHED : null;
    }

    private static Kind ofEngagement(boolean command, boolean named) {
        if (command) {
            return named ? NAMED : OWN;
        }
        return named ? OF_TWO : ONESELF;
    }

    private static @Nullable Kind ofOneself(boolean command, String[] parts) {
        if (!command) {
            return parts.length == 1 ? ANYBODY : null;
        }
        return switch (parts[1]) {
            case "time-zone", "first-day-of-week", "description", "calendar-feed", "analytics-opt-out", "forgetting" ->
                ONESELF;
            default -> null;
        };
    }
}
