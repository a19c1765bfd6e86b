package raftarium.trace;

import raftarium.data.Digest;
import raftarium.raft.Entry;
import raftarium.raft.NodeEvent;
import raftarium.raft.NodeEvent.AppendRefused;
import raftarium.raft.NodeEvent.Appended;
import raftarium.raft.NodeEvent.BackedUp;
import raftarium.raft.NodeEvent.CommitWithheld;
import raftarium.raft.NodeEvent.Committed;
import raftarium.raft.NodeEvent.LeaderKnown;
import raftarium.raft.NodeEvent.RoleChanged;
import raftarium.raft.NodeEvent.Truncated;
import raftarium.raft.NodeEvent.VoteCounted;
import raftarium.raft.NodeEvent.VoteGranted;
import raftarium.raft.NodeEvent.VoteRefused;
import raftarium.raft.Refusal;

import java.util.List;
import java.util.stream.Collectors;

/** A node's decision: its type, in words, and in a digest. */
final class DecisionWords {
    private static final int MOST_CONTENTS = 3;

    private DecisionWords() {}

    static EventType type(NodeEvent event) {
        if (event instanceof RoleChanged) {
            return EventType.ROLE_CHANGED;
        } else if (event instanceof LeaderKnown) {
            return EventType.LEADER_KNOWN;
        } else if (event instanceof VoteGranted) {
            return EventType.VOTE_GRANTED;
        } else if (event instanceof VoteRefused) {
            return EventType.VOTE_REFUSED;
        } else if (event instanceof VoteCounted) {
            return EventType.VOTE_COUNTED;
        } else if (event instanceof Appended) {
            return EventType.APPENDED;
        } else if (event instanceof Truncated) {
            return EventType.TRUNCATED;
        } else if (event instanceof AppendRefused) {
            return EventType.APPEND_REFUSED;
        } else if (event instanceof BackedUp) {
            return EventType.BACKED_UP;
        } else if (event instanceof Committed) {
            return EventType.COMMITTED;
        } else if (event instanceof CommitWithheld) {
            return EventType.COMMIT_WITHHELD;
        }
        return AdditionWords.type(event);
    }

    static String of(int node, NodeEvent event) {
        String self = "n" + node;
        if (event instanceof RoleChanged changed) {
            return role(self, changed);
        } else if (event instanceof LeaderKnown known) {
            return self + " follows n" + known.leader() + " in term " + known.term();
        } else if (event instanceof VoteGranted granted) {
            return self
                    + " votes for n"
                    + granted.candidate()
                    + " in term "
                    + granted.term()
                    + " (5.2)";
        } else if (event instanceof VoteRefused refused) {
            return self
                    + " refuses n"
                    + refused.candidate()
                    + " its vote: "
                    + refusal(refused.refusal(), node, refused.candidate());
        } else if (event instanceof VoteCounted counted) {
            return self
                    + " has the vote of n"
                    + counted.voter()
                    + ": "
                    + counted.votes()
                    + " of the "
                    + counted.needed()
                    + " it needs";
        } else if (event instanceof Appended appended) {
            return self + " appends " + appended(appended);
        } else if (event instanceof Truncated truncated) {
            return self
                    + " deletes "
                    + range(truncated.fromIndex(), truncated.lastIndex())
                    + contents(truncated.entries())
                    + ": in conflict with its leader's log (5.3)";
        } else if (event instanceof AppendRefused refused) {
            return self
                    + " refuses n"
                    + refused.leader()
                    + "'s AppendEntries: "
                    + refusal(refused.refusal(), node, refused.leader());
        } else if (event instanceof BackedUp backed) {
            return self
                    + " backs up for n"
                    + backed.follower()
                    + ": next index "
                    + backed.fromIndex()
                    + " -> "
                    + backed.nextIndex()
                    + " (5.3)";
        } else if (event instanceof Committed committed) {
            return self + " commits " + committed(committed);
        } else if (event instanceof CommitWithheld withheld) {
            return self
                    + " may not commit "
                    + withheld.index()
                    + " yet: "
                    + refusal(withheld.refusal(), node, node);
        }
        return AdditionWords.of(node, event);
    }

    private static String role(String self, RoleChanged changed) {
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
        return self + is + changed.term() + why;
    }

    private static String appended(Appended appended) {
        long first = appended.entries().get(0).index();
        long last = first + appended.entries().size() - 1;
        return range(first, last)
                + " of term "
                + appended.entries().get(appended.entries().size() - 1).term();
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

    /** The first few of them in words. */
    private static String contents(List<Entry> entries) {
        String shown = entries.stream()
                .limit(MOST_CONTENTS)
                .map(EntryWords::of)
                .collect(Collectors.joining("; "));
        return " (" + shown + (entries.size() > MOST_CONTENTS ? "; ..." : "") + ")";
    }

    static String range(long first, long last) {
        return first == last ? "entry " + first : "entries " + first + ".." + last;
    }

    static String refusal(Refusal refusal, int own, int other) {
        return refusal.words(own, other)
                + " ("
                + refusal.rule().key()
                + ", "
                + refusal.rule().section()
                + ")";
    }

    static void mix(NodeEvent event, Digest digest) {
        if (event instanceof RoleChanged changed) {
            mix(digest, changed.role().ordinal(), changed.term());
            digest.add(changed.reason().ordinal());
        } else if (event instanceof LeaderKnown known) {
            mix(digest, known.leader(), known.term());
        } else if (event instanceof VoteGranted granted) {
            mix(digest, granted.candidate(), granted.term());
        } else if (event instanceof VoteRefused refused) {
            mix(digest, refused.candidate(), refused.term());
            mix(refused.refusal(), digest);
        } else if (event instanceof VoteCounted counted) {
            mix(digest, counted.voter(), counted.term());
            mix(digest, counted.votes(), counted.needed());
        } else if (event instanceof Appended appended) {
            MessageWords.mix(appended.entries(), digest);
        } else if (event instanceof Truncated truncated) {
            mix(digest, truncated.fromIndex(), truncated.lastIndex());
        } else if (event instanceof AppendRefused refused) {
            mix(digest, refused.leader(), refused.previousIndex());
            mix(refused.refusal(), digest);
        } else if (event instanceof BackedUp backed) {
            mix(digest, backed.follower(), backed.fromIndex());
            digest.add(backed.nextIndex());
        } else if (event instanceof Committed committed) {
            mix(digest, committed.fromIndex(), committed.index());
            digest.add(committed.replicas());
        } else if (event instanceof CommitWithheld withheld) {
            digest.add(withheld.index());
            mix(withheld.refusal(), digest);
        } else {
            AdditionWords.mix(event, digest);
        }
    }

    static void mix(Digest digest, long one, long other) {
        digest.add(one);
        digest.add(other);
    }

    static void mix(Refusal refusal, Digest digest) {
        digest.add(refusal.rule().ordinal());
        mix(digest, refusal.ownIndex(), refusal.ownTerm());
        mix(digest, refusal.otherIndex(), refusal.otherTerm());
    }
}
