package io.rapport.verifier;

import io.rapport.verifier.Finding.What;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is on the event topic: each event once, and each partition a chain in the order of positions. */
public final class TopicCheck {

    private final LeafTable leaves = new LeafTable();
    private final Map<Integer, Long> last = new HashMap<>();
    private final List<Finding> findings;

    TopicCheck(List<Finding> findings) {
        this.findings = findings;
    }

    /** Takes the records of each partition in their order. */
    public void take(TopicRecord record) {
        String where = "record %d of partition %d".formatted(record.offset(), record.partition());
        if (!record.isReadable() || record.position() > Integer.MAX_VALUE) {
            findings.add(new Finding(What.TOPIC_HAS_FOREIGN, 0, where, "it is no event of this log"));
            return;
        }
        long before = last.getOrDefault(record.partition(), 0L);
        if (record.previous() != before || record.position() <= before) {
            findings.add(new Finding(
                    What.TOPIC_HAS_FOREIGN,
                    record.position(),
                    where,
                    "it follows position %d there, and says that it follows %d".formatted(before, record.previous())));
        }
        last.put(record.partition(), record.position());
        if (!leaves.put((int) record.position(), record.leaf())) {
            findings.add(new Finding(What.TOPIC_HAS_FOREIGN, record.position(), where, "the position is there twice"));
        }
    }

    void compare(long position, byte[] leaf) {
        if (!leaves.has((int) position)) {
            findings.add(new Finding(What.TOPIC_LACKS, position, "", "the event is not on the topic"));
        } else if (!leaves.isLeaf((int) position, leaf)) {
            findings.add(new Finding(
                    What.TOPIC_DIFFERS, position, "", "the record on the topic is not the event that the log has"));
        }
    }

    /** What is on the topic behind the end of the log. */
    void behind(long head) {
        for (int position : leaves.after(head)) {
            findings.add(new Finding(What.TOPIC_HAS_FOREIGN, position, "", "it is on the topic, and not in the log"));
        }
    }
}
