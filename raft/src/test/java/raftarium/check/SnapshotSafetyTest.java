package raftarium.check;

import static org.assertj.core.api.Assertions.assertThat;

import static raftarium.check.Trial.broken;
import static raftarium.check.Trial.entry;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.machine.StateMark;
import raftarium.raft.Entry;
import raftarium.trace.FaultEvent;
import raftarium.trace.Observer;

/** The properties hold across snapshots, and are seen to break across them. */
class SnapshotSafetyTest {
    private final Trial trial = new Trial();

    @Test
    void logMatchingIsCheckedBehindASnapshotOfWhichNothingElseIsKnown() {
        assertThat(trial.starts(1, 50, 2, entry(51, 2), entry(52, 3))).isNull();
        assertThat(trial.starts(2, 51, 2, entry(52, 3))).isNull();
        broken(
                trial.starts(3, 51, 1, entry(52, 3)),
                Property.LOG_MATCHING,
                "n1 and n3",
                "index 52 of term 3");
    }

    @Test
    void anInstalledSnapshotReplacesALogThatLacksItsEntry() {
        trial.appends(1, entry(1, 1), entry(2, 1), entry(3, 1));
        trial.appends(2, entry(1, 1), entry(2, 2), entry(3, 2));
        assertThat(trial.installs(1, 2, 2)).isNull();
        assertThat(trial.appends(1, entry(3, 2))).as("behind 2/2").isNull();
    }

    @Test
    void anInstalledSnapshotKeepsWhatIsBehindItsEntry() {
        trial.appends(1, entry(1, 1), entry(2, 1), entry(3, 1));
        trial.installs(1, 2, 1);
        trial.appends(2, entry(1, 1), entry(2, 1), entry(3, 1), entry(4, 2));
        assertThat(trial.appends(1, entry(4, 2))).as("behind 3/1").isNull();
    }

    @Test
    void aSnapshotTakenKeepsWhatIsBehindIt() {
        trial.appends(1, entry(1, 1), entry(2, 1), entry(3, 2));
        trial.takes(1, 2, 1, 7);
        trial.appends(2, entry(1, 1), entry(2, 1), entry(3, 2), entry(4, 3));
        assertThat(trial.appends(1, entry(4, 3))).as("behind 3/2").isNull();
    }

    @Test
    void leaderCompletenessHoldsForWhatIsUnderTheLeadersSnapshot() {
        trial.leads(1, 1);
        trial.appends(1, entry(1, 1), entry(2, 1));
        trial.commits(1, 2);
        trial.starts(2, 3, 1);
        assertThat(trial.leads(2, 2)).isNull();
        trial.starts(3, 2, 2);
        broken(trial.leads(3, 3), Property.LEADER_COMPLETENESS, "entry 2", "has term 2 there");
    }

    @Test
    void aNodeGoesOnApplyingBehindASnapshot() {
        trial.installs(1, 5, 1);
        assertThat(trial.applies(1, entry(6, 1))).isNull();
        trial.starts(2, 4, 1);
        broken(trial.applies(2, entry(6, 1)), Property.STATE_MACHINE_SAFETY, "6 behind entry 4");
    }

    @Test
    void stateMachineSafetyBreaksWhenASnapshotHasAnotherEntryThanWasApplied() {
        trial.applies(1, entry(1, 1));
        broken(trial.installs(2, 1, 2), Property.STATE_MACHINE_SAFETY, "n2", "term 2", "term 1");
    }

    @Test
    void stateMachineSafetyBreaksWhenTwoSnapshotsToOneIndexDiffer() {
        assertThat(trial.takes(1, 5, 1, 7)).isNull();
        assertThat(trial.takes(2, 5, 1, 7)).isNull();
        broken(trial.takes(3, 5, 1, 8), Property.STATE_MACHINE_SAFETY, "n1 and n3", "index 5");
    }

    @Test
    void snapshotsWithSessionsAndWithoutAreNotCompared() {
        trial.takes(1, 5, 1, 7);
        trial.tell(new FaultEvent.RuleChanged(1, "snapshot-sessions", false));
        assertThat(trial.takes(2, 5, 1, 8)).isNull();
    }

    private static StateMark mark(int bytes, long hash) {
        return new StateMark(bytes, hash, "");
    }

    @Test
    void stateMachineSafetyBreaksWhenTwoMachinesHoldDifferentStates() {
        assertThat(trial.applies(1, entry(1, 1), mark(10, 7))).isNull();
        assertThat(trial.applies(2, entry(1, 1), mark(10, 7))).isNull();
        assertThat(trial.checker.compare(1, 1, 1, mark(10, 7))).isNull();
        broken(
                trial.applies(3, entry(1, 1), mark(12, 7)),
                Property.STATE_MACHINE_SAFETY,
                "behind index 1 the machines of n1 and n3 hold different states, 10 and 12 bytes");
        broken(
                trial.checker.compare(1, 2, 1, mark(10, 8)),
                Property.STATE_MACHINE_SAFETY,
                "the machines of n1 and n2 hold different states");
        broken(
                trial.checker.compare(1, 1, 1, mark(10, 8)),
                Property.STATE_MACHINE_SAFETY,
                "the machines of n1, which has applied that twice, hold different states");
        trial.tell(new FaultEvent.RuleChanged(1, "deduplicate", false));
        assertThat(trial.checker.compare(1, 2, 1, mark(10, 8))).isNotNull();
        trial.tell(new FaultEvent.RuleChanged(1, "snapshot-sessions", false));
        assertThat(trial.checker.compare(1, 2, 1, mark(10, 8))).isNull();
    }

    @Test
    void stateMachineSafetyBreaksWhenOneMachineAloneIsFlawed() {
        broken(
                trial.applies(2, entry(1, 1), new StateMark(10, 7, "it forgets")),
                Property.STATE_MACHINE_SAFETY,
                "at index 1, the machine of n2: it forgets");
    }

    @Test
    void whatAnyDiskMayComeBackWithIsRemembered() {
        Entry other = new Entry(2, 1, Entry.Kind.NO_OP, Bytes.EMPTY);
        trial.stores(1, entry(1, 1), entry(2, 1), entry(3, 1));
        trial.takes(1, 3, 1, 7);
        trial.starts(3, 3, 1);
        Observer before = trial.checker.copy();
        trial.writes(1, 3);
        assertThat(trial.syncs(1)).isNull();
        assertThat(trial.appends(2, other)).as("nobody begins before 3").isNull();
        trial.checker = before;
        broken(trial.appends(2, other), Property.LOG_MATCHING, "n1 and n2", "index 2");
    }
}
