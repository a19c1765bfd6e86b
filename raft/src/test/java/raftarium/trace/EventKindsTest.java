package raftarium.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Digest;
import raftarium.raft.NodeEvent.Committed;
import raftarium.trace.words.EventWords;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * What is read off each kind of event stays as it is: its type, its node, how much it weighs, what
 * it is in a digest, its words. With {@code -Draftarium.golden.write=true} the table is written
 * anew.
 */
class EventKindsTest {
    private static final Path TABLE = Path.of("src/test/resources/trace/events.txt");

    /** Reads no kind by a method of its own. */
    private static final class NoneOfThem extends PartialReader<Event> {
        @Override
        protected Event other(Event event) {
            return event;
        }
    }

    @Test
    void everyKindIsReadAsItAlwaysWas() throws IOException {
        List<String> lines =
                EventSamples.all().stream().map(EventKindsTest::line).toList();
        if (Boolean.getBoolean("raftarium.golden.write")) {
            Files.createDirectories(TABLE.getParent());
            Files.write(TABLE, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(TABLE));
    }

    private static String line(Event event) {
        Digest digest = new Digest();
        new EventDigest(digest).add(event);
        return event.type().key() + " " + event.node() + " " + EventBytes.of(event) + " "
                + digest.text() + "  " + EventWords.of(event);
    }

    @Test
    void theTableHasEveryKind() {
        EnumSet<EventType> seen = EnumSet.noneOf(EventType.class);
        EventSamples.all().forEach(event -> seen.add(event.type()));
        assertThat(seen).isEqualTo(EnumSet.allOf(EventType.class));
    }

    @Test
    void aPartialReaderHandsOnWhatItHasNoMethodFor() {
        NoneOfThem reader = new NoneOfThem();
        for (Event event : EventSamples.all()) {
            assertThat(event.<Event>read(reader)).isSameAs(event);
        }
    }

    @Test
    void whatANodeDecidedIsFoundByItsKind() {
        for (Event event : EventSamples.all()) {
            if (event instanceof Decision decision) {
                assertThat(event.decided(decision.event().getClass())).isSameAs(decision.event());
            } else {
                assertThat(event.decided(Committed.class)).isNull();
            }
        }
        List<Event> commits = new ArrayList<>(EventSamples.all());
        commits.removeIf(event -> event.decided(Committed.class) == null);
        assertThat(commits).hasSize(5).allMatch(event -> event.type() == EventType.COMMITTED);
    }
}
