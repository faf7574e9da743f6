package io.rapport.local.cli;

import io.rapport.local.terminal.Terminal;
import io.rapport.verifier.BundleCheck;

/** What a bundle proves, in words, and by whose signatures. */
final class ProvenText {

    private final Terminal terminal;

    ProvenText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(BundleCheck.Proven proven) {
        line("proven      event %s, %s"
                .formatted(proven.event().eventId(), proven.event().type()));
        line("recorded    %s, by %s in tenant %s"
                .formatted(
                        proven.event().recordedAt(),
                        proven.event().actor(),
                        proven.event().tenantId()));
        line("payload     %d bytes as stored".formatted(proven.payloadBytes()));
        line("place       index %d of %d in the log %s"
                .formatted(
                        proven.index(),
                        proven.checkpoint().size(),
                        proven.checkpoint().origin()));
        proven.signers().forEach(key -> line("signed by   " + key));
        if (!proven.pinned()) {
            ownWord();
        }
        proven.cosignatures().forEach(one -> line("cosigned by %s, at %s".formatted(one.witness(), one.at())));
        if (proven.cosignatures().isEmpty()) {
            line("cosigned by nobody: that the log says the same to everybody is its own word");
        } else if (!proven.witnessPinned()) {
            ownWord();
        }
        proven.others()
                .forEach(name -> line("not checked a signature of %s, whose key is not known here".formatted(name)));
    }

    private void ownWord() {
        line("            The bundle names this key itself. Compare it with what its owner publishes, or give it with"
                + " --key.");
    }

    /** Who made the bundle chose what is in it. */
    private void line(String text) {
        terminal.line(Terminal.plain(text));
    }
}
