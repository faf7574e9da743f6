package io.rapport.local.demo;

import io.rapport.local.home.Problem;
import io.rapport.local.terminal.Terminal;
import io.rapport.verifier.BundleCheck;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The past is looked at as it was, then somebody asks to be forgotten: what is gone, what stays, and what is proven.
 */
final class FourthAct {

    private final Member member;
    private final Narrator narrator;
    private final Terminal terminal;
    private final String mina;
    private final LocalDate conference;

    FourthAct(Member member, Narrator narrator, Terminal terminal, String mina, LocalDate conference) {
        this.member = member;
        this.narrator = narrator;
        this.terminal = terminal;
        this.mina = "/relationships/" + mina;
        this.conference = conference;
    }

    void play() {
        narrator.act("Mina before that lunch, and Mina today");
        String beforeLunch = conference.atTime(12, 0).toInstant(ZoneOffset.UTC).toString();
        narrator.happened("by noon of the day on which you met %s; today %s"
                .formatted(certain(member.reads(mina + "?happenedBy=" + beforeLunch)), certain(member.reads(mina))));
        JsonNode first =
                member.reads(mina + "/history?limit=200&type=PersonMet").at("/items/0");

        narrator.act("She asks to be forgotten");
        member.does(mina + "/forgetting", Map.of());
        JsonNode card = member.reads(mina);
        new CardView(terminal).print(card);
        narrator.happened("her name, words and addresses are gone from everything; that you met, when, and what came of"
                + " it stays: %d entries"
                        .formatted(member.reads(mina + "/timeline?limit=200")
                                .path("items")
                                .size()));
        if (member.reads(mina + "?happenedBy=" + beforeLunch).toString().contains("Mina")) {
            throw new Problem("She is not forgotten in the past", "Tell us, please.");
        }
        narrator.happened("nor does the past know her any more");
        proves(first.path("eventId").asString());
    }

    /** A checkpoint is signed some seconds after the event. */
    private void proves(String eventId) {
        BundleCheck.Proven proven =
                BundleCheck.check(member.readsText("/proofs/events/" + eventId + "/bundle"), List.of());
        narrator.happened("that you met is proven all the same: event %d of %d in the signed log %s%s"
                .formatted(
                        proven.index() + 1,
                        proven.checkpoint().size(),
                        proven.checkpoint().origin(),
                        proven.cosignatures().isEmpty() ? "" : ", which a witness has cosigned"));
        narrator.says("./rapport verify checks every event of this stack, and ./rapport verify FILE one such bundle.");
    }

    private static String certain(JsonNode card) {
        return card.at("/certainty/certain").asInt() + " of 9 pieces were certain";
    }
}
