package io.rapport.system;

import io.rapport.system.Viewer.Stands;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What has to come of a cell of the matrix.
 *
 * @param statuses any of them is right
 * @param told canaries that may be in the answer
 */
record Expected(Set<Integer> statuses, Set<Canary> told) {

    private static final Set<Integer> OK = Set.of(200);
    private static final Set<Integer> UNKNOWN = Set.of(401);
    private static final Set<Integer> FORBIDDEN = Set.of(403);
    private static final Set<Integer> NO_SUCH_THING = Set.of(404);

    /** Let in, whatever a rule of the domain then says: the command was understood, and it was theirs to send. */
    private static final Set<Integer> LET_IN = Set.of(200, 201, 204, 409, 422);

    /** Refused by a rule, as what is named is not one of theirs. */
    private static final Set<Integer> NOT_THEIRS = Set.of(404, 409, 422);

    private static final Set<Canary> NOTHING = EnumSet.noneOf(Canary.class);

    /** Where whoever is not the owner has a whole of their own that lacks what is named, or is not there at all. */
    private static final Set<String> ONE_OF_EACH_MEMBER = Set.of("plan", "skills");

    /** @param namesOthers whether what is sent names things of the member */
    static Expected of(Operation operation, Viewer viewer, boolean namesOthers) {
        Kind kind = operation.kind();
        if (!kind.needsToken()) {
            // Whoever shows a token that is none is told so, even where none is needed.
            return viewer.known() || viewer.token() == null
                    ? new Expected(
                            OK,
                            kind == Kind.KNOWN_ADDRESS
                                    ? EnumSet.of(Canary.NAME, Canary.NOTE, Canary.PLAN, Canary.DEED, Canary.TITLE)
                                    : NOTHING)
                    : new Expected(UNKNOWN, NOTHING);
        }
        if (!viewer.known()) {
            return new Expected(UNKNOWN, NOTHING);
        }
        if (!viewer.mayDo(kind)) {
            return new Expected(FORBIDDEN, NOTHING);
        }
        return new Expected(statuses(operation, viewer, namesOthers), told(operation, viewer));
    }

    private static Set<Integer> statuses(Operation operation, Viewer viewer, boolean namesOthers) {
        boolean owner = viewer.stands() == Stands.THEMSELVES;
        Set<Integer> theirs = operation.isQuery() ? OK : LET_IN;
        return switch (operation.kind()) {
            case OPERATING, ANYBODY, ONESELF, COACHING, OF_PROGRAMMES -> theirs;
            // Whoever has left has nothing to do with it any more.
            case OF_A_PROGRAMME -> owner ? Set.of(200, 404) : runsTheProgramme(viewer) ? OK : NO_SUCH_THING;
            case INVITATION -> runsTheProgramme(viewer) ? LET_IN : NO_SUCH_THING;
            case OWN -> {
                if (operation.isQuery()) {
                    yield owner ? OK : Set.of(200, 404);
                }
                yield namesOthers && !owner ? NOT_THEIRS : Set.of(200, 201, 204, 404, 409, 422);
            }
            case NAMED -> {
                if (owner) {
                    yield theirs;
                }
                boolean ofAWhole = ONE_OF_EACH_MEMBER.contains(operation.path().split("/", -1)[1]);
                // References are looked up first, and the references of whoever asks are not there.
                yield ofAWhole || namesOthers ? Set.of(404, 422) : NO_SUCH_THING;
            }
            case OF_TWO ->
                switch (viewer.stands()) {
                    case THEMSELVES, THEIR_COACH, OVER -> OK;
                    default -> NO_SUCH_THING;
                };
            case OF_TWO_TO_COACH ->
                switch (viewer.stands()) {
                    case THEIR_COACH, OVER -> OK;
                    default -> NO_SUCH_THING;
                };
            case SHARED -> shared(operation, viewer);
            case SHARED_AND_AUDITED -> viewer.isAuditor() ? OK : shared(operation, viewer);
            case AUDITED -> OK;
            case PROPOSAL, ADMINISTERING -> LET_IN;
            case COACHED ->
                switch (viewer.stands()) {
                    case THEIR_COACH -> LET_IN;
                    case OVER -> Set.of(404, 422);
                    default -> NO_SUCH_THING;
                };
            // Of which sizes is for whoever knows them; and there may be no checkpoint yet.
            case PROOF -> Set.of(200, 400, 404);
            case PROOF_OF_EVENT ->
                owner || (viewer.roles().contains("auditor") && viewer.stands() == Stands.STRANGER)
                        ? Set.of(200, 404, 409)
                        : NO_SUCH_THING;
            case FIGURES -> OK;
            case FIGURES_OF_A_PROGRAMME ->
                viewer.roles().contains("analyst") || viewer.subject().equals(Columns.SPONSOR) ? OK : NO_SUCH_THING;
            case KNOWN_ADDRESS, PUBLIC -> OK;
        };
    }

    private static boolean runsTheProgramme(Viewer viewer) {
        return viewer.stands() == Stands.THEIR_COACH || viewer.roles().contains("admin");
    }

    private static Set<Integer> shared(Operation operation, Viewer viewer) {
        if (viewer.stands() == Stands.COACH_ELSEWHERE) {
            // Their own member is found by the same address; nothing of this one is.
            return operation.path().indexOf('{', "/members/{memberId}".length()) < 0 ? OK : NO_SUCH_THING;
        }
        if (!viewer.scopes().contains(operation.scope())) {
            return NO_SUCH_THING;
        }
        // What is one thing of an earlier day does not exist for a coach of later days.
        return viewer.stands() == Stands.COACH_OF_LATER_DAYS ? Set.of(200, 404) : OK;
    }

    private static Set<Canary> told(Operation operation, Viewer viewer) {
        if (viewer.stands() == Stands.THEMSELVES) {
            return EnumSet.complementOf(EnumSet.of(Canary.KEPT));
        }
        return switch (operation.kind()) {
            case SHARED, SHARED_AND_AUDITED -> toldByScopes(operation, viewer);
            case OF_TWO, OF_TWO_TO_COACH ->
                viewer.stands() == Stands.THEIR_COACH ? EnumSet.of(Canary.SELF, Canary.TALK, Canary.KEPT) : NOTHING;
            case OF_A_PROGRAMME -> viewer.stands() == Stands.THEIR_COACH ? EnumSet.of(Canary.SELF) : NOTHING;
            case COACHING -> {
                Set<Canary> told = ofEngagements(viewer);
                // The desk says which goals are behind.
                if (viewer.scopes().contains("GOALS_AND_PLAN")) {
                    told.add(Canary.PLAN);
                }
                yield told;
            }
            case ANYBODY, ONESELF -> ofEngagements(viewer);
            default -> NOTHING;
        };
    }

    private static Set<Canary> ofEngagements(Viewer viewer) {
        return switch (viewer.stands()) {
            case THEIR_COACH -> EnumSet.of(Canary.SELF, Canary.TALK);
            case ANOTHER_COACH, COACH_OF_LATER_DAYS, PROPOSED -> EnumSet.of(Canary.SELF);
            default -> EnumSet.noneOf(Canary.class);
        };
    }

    /**
     * Words about goals and plan come with their scope, on the agenda too; elsewhere they are notes, as the names of
     * gatherings are. A goal or a plan is of no day; what was done for them is.
     */
    private static Set<Canary> toldByScopes(Operation operation, Viewer viewer) {
        Set<String> open = viewer.scopes();
        Set<Canary> told = EnumSet.noneOf(Canary.class);
        if (!open.contains(operation.scope())) {
            return told;
        }
        if (open.contains("NAMES")) {
            told.add(Canary.NAME);
        }
        if (open.contains("NOTES")) {
            told.addAll(EnumSet.of(Canary.NOTE, Canary.TITLE));
        }
        switch (String.valueOf(operation.scope())) {
            case "GOALS_AND_PLAN" -> told.addAll(EnumSet.of(Canary.PLAN, Canary.DEED));
            case "AGENDA" -> {
                if (open.contains("GOALS_AND_PLAN")) {
                    told.add(Canary.PLAN);
                }
            }
            default -> {
                if (open.contains("NOTES")) {
                    told.addAll(EnumSet.of(Canary.PLAN, Canary.DEED));
                }
            }
        }
        if (viewer.stands() == Stands.THEIR_COACH) {
            // What the two said to each other is in the member's timeline.
            told.add(Canary.TALK);
        }
        if (viewer.stands() == Stands.COACH_OF_LATER_DAYS) {
            told.removeAll(EnumSet.of(Canary.NOTE, Canary.DEED));
        }
        return told;
    }

    /** Whether a status is of a refusal that tells nothing. */
    static boolean isRefusal(int status) {
        return IntStream.of(401, 403, 404).anyMatch(refusal -> refusal == status);
    }
}
