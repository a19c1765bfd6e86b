package raftarium.raft;

import raftarium.data.RandomStream;

/**
 * When and whether a server stands for election (5.2), and what of that it remembers in any role:
 * when it heard of its leader, whom it asked beforehand, what it promised.
 */
final class Elections {
    private final Server server;
    private RandomStream random;
    private final PreVotes preVotes;
    private final Stickiness stickiness;
    private long heardOfLeaderNanos;

    Elections(Server server, RandomStream random) {
        this.server = server;
        this.random = random;
        preVotes = new PreVotes();
        stickiness = new Stickiness(server.state(), server.nowNanos());
        heardOfLeaderNanos = server.nowNanos() - server.config().electionMaxNanos();
    }

    private Elections(Server server, Elections other) {
        this.server = server;
        random = other.random.copy();
        preVotes = other.preVotes.copy();
        stickiness = other.stickiness.copy();
        heardOfLeaderNanos = other.heardOfLeaderNanos;
    }

    PreVotes preVotes() {
        return preVotes;
    }

    Stickiness stickiness() {
        return stickiness;
    }

    long heardOfLeaderNanos() {
        return heardOfLeaderNanos;
    }

    /** A message of the leader of this term has come. */
    void heardOfLeader() {
        heardOfLeaderNanos = server.nowNanos();
        preVotes.end();
    }

    /** Whether it leads, or has heard from its leader within the shortest election timeout. */
    boolean hearsOfLeader() {
        int leader = server.role().leader();
        long since = server.nowNanos() - heardOfLeaderNanos;
        return leader == server.id() || leader != 0 && since < server.config().electionMinNanos();
    }

    /** Rule {@link Rule#RANDOM_TIMEOUTS}. */
    long drawTimeoutNanos() {
        long shortest = server.config().electionMinNanos();
        return server.rules().on(Rule.RANDOM_TIMEOUTS)
                ? random.between(shortest, server.config().electionMaxNanos())
                : shortest;
    }

    /** It draws from that from now on; what was drawn and isn't over yet is drawn anew. */
    void renewChance(RandomStream other) {
        random = other;
        server.role().renewTimer();
    }

    /** A timeout of those that are left once so much has passed; {@code drawn} if none is. */
    long redrawTimeoutNanos(long drawn, long passed) {
        long shortest = Math.max(server.config().electionMinNanos(), passed);
        long longest = server.config().electionMaxNanos();
        boolean isAny = server.rules().on(Rule.RANDOM_TIMEOUTS) && shortest < longest;
        return isAny ? random.between(shortest, longest) : drawn;
    }

    /** Its election timer is over: it stands, or asks before it does (rule pre-vote). */
    void stand() {
        Refusal refusal = mayStand() ? stickiness.refusesToStand(server) : null;
        if (refusal != null) {
            server.tell(new NodeEvent.StandRefused(server.term() + 1, refusal));
        }
        if (!mayStand() || refusal != null) {
            server.role().setTimer(drawTimeoutNanos());
        } else if (server.rules().on(Rule.PRE_VOTE)) {
            server.role().setTimer(drawTimeoutNanos());
            preVotes.begin(server);
        } else {
            server.campaign(NodeEvent.Reason.TIMEOUT);
        }
    }

    /**
     * Only voters stand. Who is none any more does so too until it knows that the configuration
     * without it is committed: it may be needed (dissertation 4.2.2).
     */
    boolean mayStand() {
        Configurations configurations = server.configurations();
        boolean uncommitted = configurations.latestIndex() > server.commitIndex();
        return configurations.latest().isVoter(server.id())
                || uncommitted && configurations.at(server.commitIndex()).isVoter(server.id());
    }

    /** A candidate asks all others for their votes, on behalf of the leader or not (3.10). */
    void askForVotes(boolean transfer) {
        RaftLog log = server.log();
        server.membership()
                .forEachVoterBut(
                        server.id(),
                        voter -> server.output()
                                .sendVote(new Message.RequestVote(
                                        server.id(),
                                        voter,
                                        server.term(),
                                        log.lastIndex(),
                                        log.lastTerm(),
                                        transfer)));
    }

    Elections copy(Server copy) {
        return new Elections(copy, this);
    }
}
