package raftarium.trace.words;

import raftarium.raft.Entry;
import raftarium.raft.NodeEvent;
import raftarium.raft.NodeEvent.AppendRefused;
import raftarium.raft.NodeEvent.Appended;
import raftarium.raft.NodeEvent.BackedUp;
import raftarium.raft.NodeEvent.CatchUpFailed;
import raftarium.raft.NodeEvent.CommitWithheld;
import raftarium.raft.NodeEvent.Committed;
import raftarium.raft.NodeEvent.LeaderKnown;
import raftarium.raft.NodeEvent.MembershipChanged;
import raftarium.raft.NodeEvent.PreVoteBegan;
import raftarium.raft.NodeEvent.PreVoteGranted;
import raftarium.raft.NodeEvent.PreVoteRefused;
import raftarium.raft.NodeEvent.RoleChanged;
import raftarium.raft.NodeEvent.SnapshotInstalled;
import raftarium.raft.NodeEvent.SnapshotSent;
import raftarium.raft.NodeEvent.StandRefused;
import raftarium.raft.NodeEvent.TransferBegan;
import raftarium.raft.NodeEvent.TransferFailed;
import raftarium.raft.NodeEvent.Truncated;
import raftarium.raft.NodeEvent.VoteCounted;
import raftarium.raft.NodeEvent.VoteGranted;
import raftarium.raft.NodeEvent.VoteRefused;
import raftarium.raft.Refusal;
import raftarium.trace.Decision;

import java.util.List;
import java.util.stream.Collectors;

/** What a node did and decided, in words. */
abstract class DecisionWords implements NodeEvent.Reader<Decision, String> {
    private static final int MOST_CONTENTS = 3;

    private static String self(Decision decision) {
        return "n" + decision.node();
    }

    // Figure 2: elections.

    @Override
    public String roleChanged(Decision decision, RoleChanged changed) {
        String is = switch (changed.role()) {
            case FOLLOWER -> " is a follower in term ";
            case CANDIDATE -> " stands for election in term ";
            case LEADER -> " leads in term ";
        };
        String why = switch (changed.reason()) {
            case NEWER_TERM -> ": it has seen that term (5.1)";
            case OTHER_LEADER -> ": another node leads in it (5.2)";
            case TIMEOUT -> ": its timer is over (5.2)";
            case TRANSFER -> ": its leader has asked it to (3.10)";
            case ELECTED -> ": it has the votes that it needs (5.2)";
            case NO_QUORUM -> ": it led, and hears from no majority (check-quorum, 6.2)";
            case REMOVED -> ": it led, and the configuration is committed without it (6)";
        };
        return self(decision) + is + changed.term() + why;
    }

    @Override
    public String leaderKnown(Decision decision, LeaderKnown known) {
        return self(decision) + " follows n" + known.leader() + " in term " + known.term();
    }

    @Override
    public String voteGranted(Decision decision, VoteGranted granted) {
        return self(decision) + " votes for n" + granted.candidate() + " in term " + granted.term()
                + " (5.2)";
    }

    @Override
    public String voteRefused(Decision decision, VoteRefused refused) {
        return self(decision) + " refuses n" + refused.candidate() + " its vote: "
                + refusal(refused.refusal(), decision.node(), refused.candidate());
    }

    @Override
    public String voteCounted(Decision decision, VoteCounted counted) {
        return self(decision) + " has the vote of n" + counted.voter() + ": " + counted.votes()
                + " of the " + counted.needed() + " it needs";
    }

    // Figure 2: the log.

    @Override
    public String appended(Decision decision, Appended appended) {
        Entry first = appended.entries().get(0);
        Entry last = appended.entries().get(appended.entries().size() - 1);
        return self(decision) + " appends " + range(first.index(), last.index()) + " of term "
                + last.term();
    }

    @Override
    public String truncated(Decision decision, Truncated truncated) {
        return self(decision)
                + " deletes "
                + range(truncated.fromIndex(), truncated.lastIndex())
                + contents(truncated.entries())
                + ": in conflict with its leader's log (5.3)";
    }

    /** The first few of them in words. */
    private static String contents(List<Entry> entries) {
        String shown = entries.stream()
                .limit(MOST_CONTENTS)
                .map(EntryWords::of)
                .collect(Collectors.joining("; "));
        return " (" + shown + (entries.size() > MOST_CONTENTS ? "; ..." : "") + ")";
    }

    @Override
    public String appendRefused(Decision decision, AppendRefused refused) {
        return self(decision) + " refuses n" + refused.leader() + "'s AppendEntries: "
                + refusal(refused.refusal(), decision.node(), refused.leader());
    }

    @Override
    public String backedUp(Decision decision, BackedUp backed) {
        return self(decision) + " backs up for n" + backed.follower() + ": next index "
                + backed.fromIndex() + " -> " + backed.nextIndex() + " (5.3)";
    }

    @Override
    public String committed(Decision decision, Committed committed) {
        return self(decision) + " commits " + committed(committed);
    }

    private static String committed(Committed committed) {
        String what = range(committed.fromIndex(), committed.index());
        if (committed.replicas() == 0) {
            return what + ": its leader says so (5.3)";
        }
        String disks = "on " + committed.replicas() + " of " + committed.voters() + " disks, ";
        String which = committed.ownTerm() ? "and of its own term" : "of an older term";
        return committed.fromIndex() == committed.index()
                ? what + ": " + disks + which + (committed.ownTerm() ? " (5.4.2)" : "")
                : what + ": " + committed.index() + " is " + disks + which
                        + ", and the others go with it (5.4.2)";
    }

    @Override
    public String commitWithheld(Decision decision, CommitWithheld withheld) {
        return self(decision) + " may not commit " + withheld.index() + " yet: "
                + refusal(withheld.refusal(), decision.node(), decision.node());
    }

    // Pre-votes and transfers.

    @Override
    public String preVoteBegan(Decision decision, PreVoteBegan began) {
        return self(decision) + " asks whether it would be elected in term " + began.nextTerm()
                + " (9.6)";
    }

    @Override
    public String preVoteGranted(Decision decision, PreVoteGranted granted) {
        return self(decision) + " would vote for n" + granted.candidate() + " in term "
                + granted.nextTerm() + " (9.6)";
    }

    @Override
    public String preVoteRefused(Decision decision, PreVoteRefused refused) {
        return self(decision) + " would refuse n" + refused.candidate() + " its vote: "
                + refusal(refused.refusal(), decision.node(), refused.candidate());
    }

    @Override
    public String standRefused(Decision decision, StandRefused refused) {
        return self(decision) + " may not stand for election yet: "
                + refusal(refused.refusal(), decision.node(), decision.node());
    }

    @Override
    public String transferBegan(Decision decision, TransferBegan began) {
        return began.sent()
                ? self(decision) + " tells n" + began.target()
                        + " to stand for election at once (3.10)"
                : self(decision) + " hands its leadership over to n" + began.target() + " (3.10)";
    }

    @Override
    public String transferFailed(Decision decision, TransferFailed failed) {
        return self(decision) + " leads on: n" + failed.target()
                + " didn't take over in time (3.10)";
    }

    // Membership and snapshots.

    @Override
    public String membershipChanged(Decision decision, MembershipChanged changed) {
        return self(decision) + " is in configuration " + changed.membership() + ", entry "
                + changed.index() + (changed.membership().isJoint() ? ", joint (6)" : " (6)");
    }

    @Override
    public String catchUpFailed(Decision decision, CatchUpFailed failed) {
        return self(decision) + " gives up on n" + failed.learner() + ", which still lacks "
                + failed.missing() + " entries (4.2.1)";
    }

    @Override
    public String snapshotSent(Decision decision, SnapshotSent sent) {
        return self(decision) + " sends n" + sent.follower() + " its snapshot, to " + sent.index()
                + ": it has entry " + sent.nextIndex() + " no more (7)";
    }

    @Override
    public String snapshotInstalled(Decision decision, SnapshotInstalled installed) {
        return self(decision) + " has n" + installed.leader()
                + "'s snapshot in place of its log to " + installed.index() + " (7)";
    }

    static String range(long first, long last) {
        return first == last ? "entry " + first : "entries " + first + ".." + last;
    }

    private static String refusal(Refusal refusal, int own, int other) {
        return refusal.words(own, other)
                + " ("
                + refusal.told().key()
                + ", "
                + refusal.told().section()
                + ")";
    }
}
