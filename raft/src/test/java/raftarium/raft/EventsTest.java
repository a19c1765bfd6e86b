package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import static raftarium.raft.Subject.append;
import static raftarium.raft.Subject.entries;
import static raftarium.raft.Subject.heartbeat;
import static raftarium.raft.Subject.requestVote;
import static raftarium.raft.Subject.withLog;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.raft.Message.PreVote;
import raftarium.raft.Message.RequestVoteReply;
import raftarium.raft.NodeEvent.Reason;

import java.util.List;

/** A node tells each thing that it does and decides, in order, and nothing else. */
class EventsTest {
    private static final long LATE = Subject.CONFIG.electionMaxNanos();

    @Test
    void ofAnElection() {
        Subject subject = withLog(5, 1, 1).timeout().sync();
        subject.receive(new RequestVoteReply(2, 1, 2, true));
        subject.receive(new RequestVoteReply(2, 1, 2, true));
        subject.receive(new RequestVoteReply(3, 1, 2, false));
        subject.receive(new RequestVoteReply(4, 1, 2, true));
        Entry noOp = new Entry(3, 2, Entry.Kind.NO_OP, Bytes.EMPTY);
        assertThat(subject.events)
                .containsExactly(
                        new NodeEvent.RoleChanged(Role.CANDIDATE, 2, Reason.TIMEOUT),
                        new NodeEvent.VoteCounted(1, 2, 1, 3),
                        new NodeEvent.VoteCounted(2, 2, 2, 3),
                        new NodeEvent.VoteCounted(4, 2, 3, 3),
                        new NodeEvent.RoleChanged(Role.LEADER, 2, Reason.ELECTED),
                        new NodeEvent.Appended(List.of(noOp)));
        assertThat(subject.node.status().votesNeeded()).isEqualTo(3);
        assertThat(subject.node.toString()).startsWith("n1 leader of term 2, log ");
    }

    @Test
    void ofAnElectionWithPreVotes() {
        Rules rules = Rules.PAPER.with(Rule.PRE_VOTE, true);
        Subject subject = Subject.with(rules, 3, 4).timeout();
        assertThat(subject.events).containsExactly(new NodeEvent.PreVoteBegan(5));
        subject.forget().receive(new PreVote(2, 1, 4, 1, 4));
        assertThat(subject.events).containsExactly(new NodeEvent.PreVoteGranted(2, 5));
        subject.forget().receive(new PreVote(2, 1, 3, 1, 3));
        assertThat(subject.events)
                .containsExactly(new NodeEvent.PreVoteRefused(
                        2, 4, new Refusal(Rule.REJECT_OLD_TERM, 0, 4, 0, 3)));
        subject.forget().receive(new PreVote(2, 1, 4, 0, 0));
        assertThat(subject.events)
                .containsExactly(new NodeEvent.PreVoteRefused(
                        2, 5, new Refusal(Rule.UP_TO_DATE_VOTE, 1, 4, 0, 0)));
    }

    @Test
    void ofAFollower() {
        Subject subject = withLog(3, 1);
        subject.receive(heartbeat(2, 1)).receive(heartbeat(2, 1));
        List<Entry> added = entries(2, 1, 1);
        subject.receive(append(2, 1, 1, 1, added, 2));
        subject.receive(requestVote(3, 2, 3, 1));
        assertThat(subject.events)
                .containsExactly(
                        new NodeEvent.LeaderKnown(2, 1),
                        new NodeEvent.Appended(added),
                        new NodeEvent.Committed(1, 2, 0, 3, true),
                        new NodeEvent.RoleChanged(Role.FOLLOWER, 2, Reason.NEWER_TERM),
                        new NodeEvent.VoteGranted(3, 2));
        subject.forget();
        Refusal old = new Refusal(Rule.REJECT_OLD_TERM, 0, 2, 0, 1);
        subject.receive(append(2, 1, 3, 1, List.of(), 3)).receive(requestVote(2, 1, 9, 9));
        Snapshot snapshot = new Snapshot(9, 1, Membership.ofFirst(3), Bytes.utf8("state"));
        subject.receive(Subject.whole(2, 1, snapshot));
        assertThat(subject.events)
                .containsExactly(
                        new NodeEvent.AppendRefused(2, 3, old),
                        new NodeEvent.VoteRefused(2, 1, old),
                        new NodeEvent.AppendRefused(2, 9, old));
    }

    @Test
    void ofALeaderThatHearsOfANewerTermWithoutTheRule() {
        Subject subject = Subject.without(Rule.STEP_DOWN, 3, 1).elected().forget();
        subject.receive(new RequestVoteReply(3, 1, 7, false));
        assertThat(subject.events)
                .containsExactly(new NodeEvent.RoleChanged(Role.LEADER, 7, Reason.NEWER_TERM));
    }

    @Test
    void ofALeaderThatHandsOver() {
        Subject subject = Subject.leader(3, 1).forget();
        subject.node.transfer(2, subject.now);
        subject.ask();
        assertThat(subject.events).containsExactly(new NodeEvent.TransferBegan(2, false));
        subject.forget().receive(Subject.accepts(2, 2, 2));
        assertThat(subject.events)
                .containsExactly(
                        new NodeEvent.Committed(1, 2, 2, 3, true),
                        new NodeEvent.TransferBegan(2, true));
        subject.forget().tick(LATE - 1);
        assertThat(subject.told(NodeEvent.TransferFailed.class)).isEmpty();
        subject.tick(Subject.CONFIG.heartbeatNanos());
        assertThat(subject.told(NodeEvent.TransferFailed.class))
                .containsExactly(new NodeEvent.TransferFailed(2));
        subject.forget().tick(LATE);
        assertThat(subject.told(NodeEvent.TransferFailed.class)).as("told once").isEmpty();
    }

    @Test
    void nothingIsToldUnlessAsked() {
        RaftConfig quiet = Subject.CONFIG.withEvents(false);
        assertThat(quiet.tellsEvents()).isFalse();
        Subject subject = new Subject(1, 3, quiet, HardState.INITIAL, List.of()).elected();
        assertThat(subject.events).isEmpty();
    }
}
