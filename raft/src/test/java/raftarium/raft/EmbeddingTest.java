package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The example of raft/README.md: it is compiled and run here, and must stand there as it stands here.
 */
class EmbeddingTest {
    @Test
    void aClusterOfThreeInTenLinesReplicatesACommand() {
        List<String> applied = new ArrayList<>();
        // <README>
        Map<Integer, RaftNode> nodes = new TreeMap<>();
        for (int id = 1; id <= 3; id++) {
            nodes.put(id, RaftNode.fresh(id, 3, RandomStream.of(42, "node " + id)));
        }
        for (long now = 0; now < 1_000_000_000; now += 1_000_000) { // your clock, in ns
            for (RaftNode node : nodes.values()) {
                node.tick(now);
                if (now == 500_000_000) node.propose(Bytes.utf8("hello"), now);
                Ready ready = node.ready();
                if (ready.write() != null) node.persisted(now); // your disk: append, sync, say so
                for (Message message : ready.messages()) { // your network
                    nodes.get(message.to()).receive(message, now);
                }
                for (Entry entry : ready.committed()) applied.add(node.id() + " " + entry.data());
            }
        }
        // </README>
        assertThat(applied).contains("1 hello", "2 hello", "3 hello");
    }

    @Test
    void theReadmeShowsItAsItIs() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        Path source = root.resolve("raft/src/test/java/raftarium/raft/EmbeddingTest.java");
        List<String> lines = Files.readAllLines(source);
        int begin = lines.indexOf("        // <README>");
        int end = lines.indexOf("        // </README>");
        String example =
                String.join("\n", lines.subList(begin + 1, end)).indent(-8).stripTrailing();
        assertThat(Files.readString(root.resolve("raft/README.md"))).contains(example);
    }
}
