package raftarium.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.raft.Rule;

import java.util.Arrays;
import java.util.List;

/** What stands for a name in a digest stays: one that is new comes last. */
class DigestNumbersTest {
    @Test
    void noTwoKindsOfEventsShareANumber() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::number))
                .doesNotHaveDuplicates();
        assertThat(EventType.MESSAGE_SENT.number()).isZero();
        assertThat(EventType.NODE_STARTED.number()).isEqualTo(18);
        assertThat(EventType.DISK_CHANGED.number()).isEqualTo(42);
    }

    @Test
    void rulesKeepTheirPlaces() {
        assertThat(names(Rule.class))
                .startsWith(
                        "ONE_VOTE",
                        "PERSIST_VOTE",
                        "PERSIST_TERM",
                        "PERSIST_LOG",
                        "UP_TO_DATE_VOTE",
                        "VOTE_MAJORITY",
                        "STEP_DOWN",
                        "REJECT_OLD_TERM",
                        "MATCH_PREVIOUS",
                        "TRUNCATE_ON_CONFLICT",
                        "COMMIT_OWN_TERM",
                        "COMMIT_MAJORITY",
                        "APPLY_IN_ORDER",
                        "SNAPSHOT_COMMITTED",
                        "SNAPSHOT_SESSIONS",
                        "JOINT_MAJORITIES",
                        "ONE_CHANGE",
                        "READ_CONFIRMS",
                        "LEASE_BOUND",
                        "STICKINESS",
                        "RESTART_VOTE_WAIT",
                        "DEDUPLICATE",
                        "RANDOM_TIMEOUTS",
                        "TERM_NO_OP",
                        "PRE_VOTE",
                        "CHECK_QUORUM",
                        "REMOVED_NODES",
                        "FAST_BACKUP");
    }

    @ParameterizedTest
    @CsvSource({
        "raft.Role, FOLLOWER CANDIDATE LEADER",
        "raft.NodeEvent$Reason, NEWER_TERM OTHER_LEADER TIMEOUT TRANSFER ELECTED NO_QUORUM REMOVED",
        "raft.Entry$Kind, NO_OP COMMAND CONFIGURATION",
        "trace.ReadMode, LOG INDEX LOCAL LEASE",
        "trace.Outcome, PENDING OK FAILED UNKNOWN",
        "trace.Body$Answer, OK NOT_LEADER LEADERSHIP_LOST REFUSED SESSION_EXPIRED",
        "trace.MessageEvent$Reason, LOSS CUT PARTITION DOWN DROPPED OVERFLOW",
    })
    void othersKeepTheirPlacesToo(String type, String names) throws ClassNotFoundException {
        assertThat(names(Class.forName("raftarium." + type))).startsWith(names.split(" "));
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }
}
