package raftarium.check;

import static org.assertj.core.api.Assertions.assertThat;

import static raftarium.check.Trial.broken;
import static raftarium.check.Trial.entry;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.raft.Membership;
import raftarium.trace.HostEvent;

import java.util.List;

/** Durability: what was acknowledged stays on the disks of a majority. */
class DurabilityPropertyTest {
    private final Trial trial = new Trial();

    @BeforeEach
    void aLeaderOfThree() {
        for (int node = 1; node <= 3; node++) {
            trial.starts(node, 0, 0);
        }
        trial.leads(1, 1);
    }

    private void committed() {
        trial.commits(1, 1);
        trial.applies(1, entry(1, 1));
    }

    /** On the disks of n1 and n2. */
    private void acknowledged() {
        trial.stores(1, entry(1, 1));
        trial.stores(2, entry(1, 1));
        committed();
        assertThat(trial.acknowledges(1)).isNull();
    }

    @Test
    void itBreaksWhenAnEntryIsAcknowledgedBeforeAMajorityHasSyncedIt() {
        trial.stores(1, entry(1, 1));
        trial.appends(2, entry(1, 1));
        trial.writes(2, 0, entry(1, 1));
        committed();
        broken(trial.acknowledges(1), Property.DURABILITY, "entry 1 of term 1", "disk: n1");
    }

    @Test
    void whatWasOnlyWrittenIsGoneWithACrash() {
        trial.stores(1, entry(1, 1));
        trial.appends(2, entry(1, 1));
        trial.writes(2, 0, entry(1, 1));
        trial.crashes(2);
        trial.syncs(2);
        committed();
        broken(trial.acknowledges(1), Property.DURABILITY, "disk: n1");
    }

    @Test
    void aNodeThatIsDownOrFailedCountsForWhatItHeld() {
        acknowledged();
        assertThat(trial.crashes(1)).isNull();
        assertThat(trial.tell(new HostEvent.Failed(1, 2, "corrupt"))).isNull();
        assertThat(trial.starts(1, 0, 0, entry(1, 1))).isNull();
        assertThat(trial.acknowledges(1)).isNull();
    }

    @Test
    void itBreaksWhenADiskComesBackWithLess() {
        acknowledged();
        trial.crashes(2);
        broken(trial.starts(2, 0, 0), Property.DURABILITY, "disk: n1");
    }

    @Test
    void itBreaksWhenAnotherEntryIsWrittenOverIt() {
        acknowledged();
        trial.writes(2, 0, entry(1, 2));
        broken(trial.syncs(2), Property.DURABILITY, "disk: n1");
    }

    @Test
    void whatIsUnderASnapshotIsHeld() {
        acknowledged();
        trial.installs(3, 4, 1);
        trial.writes(3, 4);
        assertThat(trial.syncs(3)).isNull();
        trial.crashes(2);
        assertThat(trial.starts(2, 0, 0)).isNull();
    }

    @Test
    void whileTheConfigurationIsJointBothMajoritiesCount() {
        trial.uses(1, Membership.ofFirst(2).changing(List.of(3), List.of()));
        trial.stores(1, entry(1, 1));
        trial.stores(3, entry(1, 1));
        committed();
        broken(trial.acknowledges(1), Property.DURABILITY, "disk: n1, n3");
        trial.stores(2, entry(1, 1));
        assertThat(trial.acknowledges(1)).isNull();
    }

    @Test
    void afterAChangeTheNewVotersCountAndTheOldOnesNoMore() {
        acknowledged();
        trial.uses(1, Membership.ofFirst(1));
        trial.stores(1, entry(2, 1));
        assertThat(trial.commits(1, 2)).isNull();
        trial.crashes(2);
        assertThat(trial.starts(2, 0, 0))
                .as("a majority of the old ones has lost it")
                .isNull();
        trial.crashes(1);
        broken(trial.starts(1, 0, 0), Property.DURABILITY, "n1 only these", "none");
    }

    @Test
    void aNodeOfWhichNothingWasKnownIsTakenIn() {
        trial.tell(new HostEvent.Added(1, 7));
        assertThat(trial.appends(7, entry(1, 1))).isNull();
        assertThat(trial.applies(7, entry(1, 1))).isNull();
    }
}
