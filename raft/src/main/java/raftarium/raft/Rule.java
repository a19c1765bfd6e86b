package raftarium.raft;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules of the algorithm, each named once. Where the code enforces a rule it names it; the same
 * names say why something was refused and are what can be turned off, to see what it was for. A
 * node with a rule off runs a "modified Raft".
 */
public enum Rule {
    ONE_VOTE(
            Kind.SAFETY,
            "5.2",
            "a node votes for one candidate a term, first come, first served",
            "it grants every candidate of its term a vote"),
    PERSIST_VOTE(
            Kind.SAFETY,
            "5.1",
            "a vote is on disk before it is answered",
            "a vote is answered at once; a crash may forget it"),
    PERSIST_TERM(
            Kind.SAFETY,
            "5.1",
            "a new term is on disk before anything is said in it",
            "it speaks in a new term at once; a crash may forget the term"),
    PERSIST_LOG(
            Kind.SAFETY,
            "5.3",
            "entries are on disk before they are acknowledged or counted",
            "entries count at once; a crash may forget them"),
    UP_TO_DATE_VOTE(
            Kind.SAFETY,
            "5.4.1",
            "a vote goes only to a candidate whose log is at least as up to date",
            "any candidate gets the vote, whatever its log lacks"),
    VOTE_MAJORITY(
            Kind.SAFETY,
            "5.2",
            "a candidate leads with the votes of a majority",
            "a candidate leads with its own vote and one more, at most"),
    STEP_DOWN(
            Kind.SAFETY,
            "5.1",
            "whoever sees a newer term becomes a follower in it",
            "a candidate or leader stays what it is, and moves to the newer term as such"),
    REJECT_OLD_TERM(
            Kind.SAFETY,
            "5.1",
            "a request of an older term is refused",
            "a request of an older term is handled as one of the current term"),
    MATCH_PREVIOUS(
            Kind.SAFETY,
            "5.3",
            "entries are taken only behind an entry that matches in index and term",
            "entries are taken behind any entry that is there"),
    TRUNCATE_ON_CONFLICT(
            Kind.SAFETY,
            "5.3",
            "an entry that conflicts with the leader's is deleted, and all that follow it",
            "entries that are there stay, in conflict or not"),
    COMMIT_OWN_TERM(
            Kind.SAFETY,
            "5.4.2",
            "a leader counts replicas only for entries of its own term",
            "an entry of an older term counts as committed once a majority has it"),
    COMMIT_MAJORITY(
            Kind.SAFETY,
            "5.3",
            "an entry is committed once a majority has it on disk",
            "an entry is committed once its leader has it"),
    APPLY_IN_ORDER(
            Kind.SAFETY,
            "5.3",
            "committed entries are applied in the order of the log, none left out",
            "an entry that arrives behind others is applied first"),
    SNAPSHOT_COMMITTED(
            Kind.SAFETY,
            "7",
            "a snapshot holds committed entries only",
            "a snapshot holds all of the log; what wasn't committed is applied with it"),
    SNAPSHOT_SESSIONS(
            Kind.SAFETY,
            "dissertation 6.3",
            "a snapshot holds the clients' sessions beside the machine's state",
            "a snapshot holds the machine's state alone; a repeated command is applied again"),
    JOINT_MAJORITIES(
            Kind.SAFETY,
            "6",
            "while the membership changes, majorities of the old and the new voters are needed",
            "a majority of the new voters is enough; the old ones may elect another leader"),
    ONE_CHANGE(
            Kind.SAFETY,
            "6",
            "a membership change begins when the one before is committed",
            "changes begin at any time; two majorities need not have a node in common"),
    READ_CONFIRMS(
            Kind.SAFETY,
            "8",
            "a leader hears from a majority before it answers a read",
            "a leader answers reads at once; a deposed one answers from the past"),
    LEASE_BOUND(
            Kind.SAFETY,
            "dissertation 6.4.1",
            "a lease ends before promises do, however far clocks are off within the bound",
            "it lasts the longest election timeout; another node may lead before it is over"),
    STICKINESS(
            Kind.SAFETY,
            "dissertation 6.4.1",
            "whoever hears from the leader of a lease elects nobody for an election timeout",
            "it votes, or stands, all the same, while the leader answers reads by its lease"),
    RESTART_VOTE_WAIT(
            Kind.SAFETY,
            "dissertation 6.4.1",
            "a node that starts again grants no vote for an election timeout: it may have promised",
            "it votes at once, against a promise that it forgot"),
    DEDUPLICATE(
            Kind.SAFETY,
            "8",
            "a command that a client repeats is applied once",
            "a repeated command is applied again"),
    RANDOM_TIMEOUTS(
            Kind.LIVENESS,
            "5.2",
            "election timeouts are drawn at random, so that votes rarely split",
            "all nodes wait the shortest election timeout; votes split for ever"),
    TERM_NO_OP(
            Kind.LIVENESS,
            "8",
            "a leader begins its term with a no-op, so that what is before it commits",
            "what an earlier term left waits for the next command; reads wait too"),
    PRE_VOTE(
            Kind.LIVENESS,
            "dissertation 9.6",
            "before it stands for election a node asks whether it would be elected",
            "it stands at once; who was cut off comes back in a high term and deposes the leader",
            false),
    CHECK_QUORUM(
            Kind.LIVENESS,
            "dissertation 6.2",
            "a leader that hears from no majority for an election timeout steps down",
            "it leads on, alone, and its clients wait in vain",
            false),
    REMOVED_NODES(
            Kind.LIVENESS,
            "6",
            "a node that hears from its leader disregards votes asked by who is no member",
            "a removed node that never learned of it deposes leader after leader"),
    FAST_BACKUP(
            Kind.COST,
            "5.3",
            "a refused AppendEntries says XTerm, XIndex, XLen; a conflict costs a round a term",
            "next index backs up one entry a round"),
    LATER_TERM(
            Kind.SAFETY,
            "5.4.1",
            "the log with the later last term is more up to date; length decides between equals",
            "the longer log is more up to date, whatever its terms"),
    TERM_FIRST(
            Kind.SAFETY,
            "5.1",
            "a newer term is taken up before the request for a vote in it is judged",
            "it is judged in the old term; then the term is taken up, and the vote emptied"),
    NO_MEANS_NO(
            Kind.SAFETY,
            "5.3",
            "whoever refuses entries takes none of them",
            "it says no, and takes the entries all the same"),
    PREVIOUS_EXISTS(
            Kind.SAFETY,
            "5.3",
            "where a log has ended there is no previous entry that could match",
            "entries that belong further on go right behind its end"),
    HEARTBEAT_CHECK(
            Kind.SAFETY,
            "5.3",
            "a heartbeat is checked like any AppendEntries",
            "a heartbeat is accepted unseen, with the commit index in it"),
    COMMIT_BOUND(
            Kind.SAFETY,
            "5.3",
            "a follower commits no further than to the last entry that the request vouches for",
            "it commits as far as its own log goes, whatever is in it"),
    ANSWERS_OF_TERM(
            Kind.SAFETY,
            "5.1",
            "an answer of an older term is dropped",
            "it counts as if it were to what is asked in the current term"),
    MATCH_AS_SENT(
            Kind.SAFETY,
            "5.3",
            "a yes is to the previous entry and to those that the request held",
            "a yes counts for all that the leader's log holds by then"),
    MATCH_BY_ANSWER(
            Kind.SAFETY,
            "5.3",
            "match index is what a yes was to",
            "match index is next index - 1, which sending has moved on"),
    RESTART_TIMER(
            Kind.LIVENESS,
            "5.2",
            "an election timer starts anew only for a vote given or for the term's leader",
            "any message restarts it; who can't win keeps others from standing"),
    UNKNOWN_OUTCOME(
            Kind.SAFETY,
            "8",
            "who loses its leadership tells its clients that what they asked for may yet be done",
            "it tells them that it failed"),
    SNAPSHOT_AT_ONCE(
            Kind.SAFETY,
            "7",
            "a snapshot and the log that it shortens become valid together",
            "the log is cut first, the state follows; a crash in between leaves neither");

    /** What is lost without a rule. */
    public enum Kind {
        SAFETY,
        LIVENESS,
        COST;

        /** In lower case, as shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final String section;
    private final String sentence;
    private final String off;
    private final boolean ofPaper;

    Rule(Kind kind, String section, String sentence, String off) {
        this(kind, section, sentence, off, true);
    }

    Rule(Kind kind, String section, String sentence, String off, boolean ofPaper) {
        this.ofPaper = ofPaper;
        this.kind = kind;
        this.section = section;
        this.sentence = sentence;
        this.off = off;
    }

    /** The name that users type: {@code up-to-date-vote}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule of that name, if there is one. */
    public static Optional<Rule> of(String key) {
        return Arrays.stream(values()).filter(rule -> rule.key().equals(key)).findFirst();
    }

    /** Whether it is on if nothing is said: those of the paper are, the dissertation's aren't. */
    public boolean isOnByDefault() {
        return ofPaper;
    }

    /** What is lost without it. */
    public Kind kind() {
        return kind;
    }

    /** The section of the extended paper, or of the dissertation, that gives it. */
    public String section() {
        return section;
    }

    /** What it says, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** What a node does instead when it is off. */
    public String off() {
        return off;
    }
}
