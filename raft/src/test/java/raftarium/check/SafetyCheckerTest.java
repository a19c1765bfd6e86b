package raftarium.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.machine.MachineType;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Membership;
import raftarium.raft.NodeEvent;
import raftarium.raft.Role;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.HostEvent;
import raftarium.trace.Observer;
import raftarium.trace.Violation;

import java.util.List;
import java.util.stream.LongStream;

/** Each property of figure 3 is seen when it breaks, and nothing is seen when none does. */
class SafetyCheckerTest {
    private final Observer checker = new SafetyChecker(3);
    private long now;

    private static Entry entry(long index, long term, String text) {
        return new Entry(index, term, Entry.Kind.COMMAND, Bytes.utf8(text));
    }

    private Violation tell(Observer observer, Event event) {
        now++;
        Violation ofCopy = observer.copy().observe(event);
        Violation violation = observer.observe(event);
        assertThat(ofCopy).as("a copy made just before").isEqualTo(violation);
        return violation;
    }

    private Violation decide(int node, EventType type, NodeEvent event) {
        return tell(checker, new Decision(now, node, type, event));
    }

    private Violation becomes(int node, Role role, long term) {
        return decide(
                node,
                EventType.ROLE_CHANGED,
                new NodeEvent.RoleChanged(role, term, NodeEvent.Reason.NEWER_TERM));
    }

    private Violation appends(int node, Entry... entries) {
        return decide(node, EventType.APPENDED, new NodeEvent.Appended(List.of(entries)));
    }

    private Violation truncates(int node, long from, long last) {
        List<Entry> gone = LongStream.rangeClosed(from, last)
                .mapToObj(index -> entry(index, 1, "gone"))
                .toList();
        return decide(node, EventType.TRUNCATED, new NodeEvent.Truncated(gone));
    }

    private Violation commits(int node, long index) {
        return decide(node, EventType.COMMITTED, new NodeEvent.Committed(1, index, 2, 3, true));
    }

    private Violation applies(int node, Entry entry) {
        return tell(
                checker,
                new HostEvent.Applied(now, node, entry, null, false, MachineType.KV, null));
    }

    private Violation starts(int node, long term, Entry... log) {
        HardState state = new HardState(term, 0);
        return tell(
                checker,
                new HostEvent.Started(
                        now, node, 2, state, 0, 0, Membership.ofFirst(3), List.of(log), 0));
    }

    private static void broken(Violation violation, Property property, String... words) {
        assertThat(violation).isNotNull();
        assertThat(violation.property()).isEqualTo(property.key());
        assertThat(violation.detail()).contains(words);
    }

    @Test
    void electionSafetyBreaksWithTwoLeadersInOneTerm() {
        assertThat(becomes(1, Role.LEADER, 5)).isNull();
        assertThat(becomes(1, Role.FOLLOWER, 6)).isNull();
        assertThat(becomes(2, Role.LEADER, 6)).isNull();
        broken(becomes(3, Role.LEADER, 5), Property.ELECTION_SAFETY, "n1 and n3", "term 5");
    }

    @Test
    void leaderAppendOnlyBreaksWhenALeaderDeletes() {
        appends(1, entry(1, 1, "a"), entry(2, 1, "b"));
        assertThat(truncates(1, 2, 2)).as("a follower may").isNull();
        becomes(1, Role.LEADER, 2);
        broken(truncates(1, 1, 1), Property.LEADER_APPEND_ONLY, "n1", "from 1");
    }

    @Test
    void leaderAppendOnlyIsNotBrokenByWhoLedBeforeACrash() {
        appends(1, entry(1, 1, "a"));
        becomes(1, Role.LEADER, 2);
        tell(checker, new HostEvent.Crashed(now, 1, false));
        starts(1, 2, entry(1, 1, "a"));
        assertThat(truncates(1, 1, 1)).isNull();
    }

    @Test
    void logMatchingBreaksWhenOneIndexAndTermHaveTwoPasts() {
        appends(1, entry(1, 1, "a"), entry(2, 3, "x"));
        assertThat(appends(2, entry(1, 2, "b"))).isNull();
        broken(appends(2, entry(2, 3, "x")), Property.LOG_MATCHING, "n1 and n2", "index 2");
    }

    @Test
    void logMatchingBreaksWhenOneIndexAndTermHaveTwoCommands() {
        appends(1, entry(1, 1, "a"));
        broken(appends(2, entry(1, 1, "b")), Property.LOG_MATCHING, "index 1", "term 1");
    }

    @Test
    void logMatchingIsCheckedOfWhatADiskHasToo() {
        appends(1, entry(1, 1, "a"));
        broken(starts(2, 1, entry(1, 1, "b")), Property.LOG_MATCHING, "n1 and n2");
    }

    @Test
    void leaderCompletenessBreaksWhenALeaderIsElectedWithoutWhatWasCommitted() {
        becomes(1, Role.LEADER, 1);
        appends(1, entry(1, 1, "a"));
        assertThat(commits(1, 1)).isNull();
        broken(becomes(2, Role.LEADER, 2), Property.LEADER_COMPLETENESS, "entry 1", "ends at 0");
    }

    @Test
    void leaderCompletenessBreaksWhenALaterLeaderHasAnotherEntryThere() {
        becomes(1, Role.LEADER, 1);
        appends(1, entry(1, 1, "a"));
        appends(2, entry(1, 2, "b"));
        becomes(2, Role.LEADER, 3);
        broken(commits(1, 1), Property.LEADER_COMPLETENESS, "n2 leads in term 3");
    }

    @Test
    void leaderCompletenessBreaksThoughTheLaterLeaderIsGoneWhenTheEntryIsCommitted() {
        becomes(1, Role.LEADER, 1);
        appends(1, entry(1, 1, "a"));
        becomes(2, Role.LEADER, 2);
        tell(checker, new HostEvent.Crashed(now, 2, false));
        commits(1, 1);
        becomes(3, Role.FOLLOWER, 3);
        broken(becomes(3, Role.LEADER, 3), Property.LEADER_COMPLETENESS, "entry 1");
    }

    @Test
    void leaderCompletenessHoldsWhenTheLeaderHasIt() {
        becomes(1, Role.LEADER, 1);
        appends(1, entry(1, 1, "a"));
        appends(2, entry(1, 1, "a"), entry(2, 1, "b"));
        commits(1, 1);
        assertThat(becomes(2, Role.LEADER, 2)).isNull();
    }

    @Test
    void leaderCompletenessIsNotAboutWhatAFollowerIsTold() {
        appends(1, entry(1, 1, "a"));
        decide(1, EventType.COMMITTED, new NodeEvent.Committed(1, 1, 0, 3, true));
        assertThat(becomes(2, Role.LEADER, 2)).isNull();
    }

    @Test
    void stateMachineSafetyBreaksWithTwoEntriesAtOneIndex() {
        assertThat(applies(1, entry(1, 1, "a"))).isNull();
        assertThat(applies(2, entry(1, 1, "a"))).isNull();
        broken(applies(3, entry(1, 2, "a")), Property.STATE_MACHINE_SAFETY, "index 1 n3", "term 2");
    }

    @Test
    void stateMachineSafetyBreaksWhenAnEntryIsLeftOutOrAppliedTwice() {
        applies(1, entry(1, 1, "a"));
        broken(applies(1, entry(3, 1, "c")), Property.STATE_MACHINE_SAFETY, "entry 3 behind");
        Observer again = new SafetyChecker(3);
        tell(
                again,
                new HostEvent.Applied(now, 1, entry(1, 1, "a"), null, false, MachineType.KV, null));
        broken(
                tell(
                        again,
                        new HostEvent.Applied(
                                now, 1, entry(1, 1, "a"), null, false, MachineType.KV, null)),
                Property.STATE_MACHINE_SAFETY,
                "entry 1 behind entry 1");
    }

    @Test
    void aNodeThatStartsAgainAppliesFromTheBeginning() {
        applies(1, entry(1, 1, "a"));
        tell(checker, new HostEvent.Crashed(now, 1, false));
        starts(1, 1, entry(1, 1, "a"));
        assertThat(applies(1, entry(1, 1, "a"))).isNull();
    }

    @Test
    void aCopyKnowsTheSameAndLearnsApart() {
        becomes(1, Role.LEADER, 5);
        appends(1, entry(1, 5, "a"));
        Observer copy = checker.copy();
        becomes(2, Role.LEADER, 6);
        Event third = new Decision(
                now,
                3,
                EventType.ROLE_CHANGED,
                new NodeEvent.RoleChanged(Role.LEADER, 6, NodeEvent.Reason.ELECTED));
        assertThat(tell(copy, third)).as("of n2 the copy knows nothing").isNull();
        Event second = new Decision(
                now, 2, EventType.APPENDED, new NodeEvent.Appended(List.of(entry(1, 5, "b"))));
        broken(tell(copy, second), Property.LOG_MATCHING, "n1 and n2");
    }

    @Test
    void everyPropertyHasANameASectionAndASentence() {
        for (Property property : Property.values()) {
            assertThat(Property.of(property.key())).contains(property);
            assertThat(property.section()).matches("5\\..*|8");
            assertThat(property.sentence()).isNotBlank();
        }
    }
}
