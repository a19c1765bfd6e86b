package raftarium.app.tui.health;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.ring.Roles;
import raftarium.data.Durations;
import raftarium.raft.Message;
import raftarium.raft.Role;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;
import raftarium.trace.Packet;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Who stands for election, has how many votes of how many, and whose are still to come. */
final class ElectionHealth {
    private static final Clause WAIT = Clause.of("writes wait", "");

    private final ClusterView view;
    private final Sides sides;
    private final Side majority;

    private ElectionHealth(ClusterView view, Sides sides, Side majority) {
        this.view = view;
        this.sides = sides;
        this.majority = majority;
    }

    static Health of(Frame frame, Sides sides, Side majority) {
        ElectionHealth elections = new ElectionHealth(frame.view(), sides, majority);
        NodeView candidate = majority.candidate();
        NodeView asks = elections.asks();
        if (candidate != null) {
            return elections.standing(candidate);
        }
        return asks != null ? elections.asking(asks) : elections.waiting();
    }

    private @Nullable NodeView asks() {
        return majority.running().stream().filter(Roles::asks).findFirst().orElse(null);
    }

    private Health standing(NodeView candidate) {
        String name = name(candidate);
        String term = "T" + candidate.status().term();
        List<Clause> clauses = new ArrayList<>();
        String votes = candidate.tally() + " votes";
        clauses.add(Clause.of(
                name + " stands for election in " + term + ": " + votes,
                name + " stands in " + term + ": " + votes));
        List<Clause> others = new ArrayList<>();
        for (NodeView other : majority.running()) {
            if (other.is(Role.CANDIDATE)
                    && other.id() != candidate.id()
                    && other.status().term() == candidate.status().term()) {
                others.add(Clause.of(
                        name(other) + " stands too, with " + other.tally(),
                        name(other) + " has " + other.tally()));
            }
        }
        clauses.addAll(others);
        List<Integer> yes = senders(candidate, ElectionHealth::isYes);
        List<Integer> asked = receivers(candidate);
        if (!yes.isEmpty()) {
            String of = "a yes of " + Phrases.names(yes);
            clauses.add(Clause.of(of + " is on its way", of + " flies"));
        }
        if (!asked.isEmpty()) {
            String ids = Phrases.names(asked);
            clauses.add(Clause.of(
                    ids + (asked.size() == 1 ? " is asked" : " are asked"), ids + " asked"));
        }
        rest(clauses);
        return new Health(
                Health.Gravity.ELECTION,
                clauses,
                headline(),
                short29(name + " asks for votes in " + term, name + " stands in " + term),
                plain(candidate, yes));
    }

    /** How many it needs, has and is about to have. */
    private String plain(NodeView candidate, List<Integer> yes) {
        int has = candidate.status().votesFrom().size();
        int needs = candidate.status().votesNeeded();
        String own = has == 1 ? "It has its own" : "It has " + has;
        String more = yes.isEmpty()
                ? "."
                : "; " + Phrases.names(yes) + (yes.size() == 1 ? "'s is" : "'s are")
                        + " on the way.";
        int missing = needs - has - yes.size();
        String after = yes.isEmpty() ? "" : " after that";
        String last = missing <= 0
                ? " With that " + name(candidate) + " leads."
                : " " + missing + " more" + after + " and " + name(candidate) + " leads.";
        return "It needs " + needs + " of " + sides.voters() + " votes. " + own + more + last;
    }

    private Health asking(NodeView asks) {
        String name = name(asks);
        String term = "T" + (asks.status().term() + 1);
        String count =
                asks.status().preVotesFrom().size() + " of " + asks.status().votesNeeded();
        List<Clause> clauses = new ArrayList<>();
        clauses.add(Clause.of(
                name + " asks for pre-votes for " + term + " and has " + count,
                name + " has " + count + " pre-votes for " + term));
        rest(clauses);
        return new Health(
                Health.Gravity.ELECTION,
                clauses,
                headline(),
                short29(name + " asks before it stands", name + " asks"),
                name + " asks who would vote for it before it stands: it needs "
                        + asks.status().votesNeeded() + " of " + sides.voters() + ".");
    }

    /** Nobody stands: the timer that ends first decides who will. */
    private Health waiting() {
        NodeView first = null;
        for (NodeView node : majority.running()) {
            boolean ends = node.clock().timerEndNanos() > view.nowNanos();
            if (ends
                    && (first == null
                            || node.clock().timerEndNanos() < first.clock().timerEndNanos())) {
                first = node;
            }
        }
        List<Clause> clauses = new ArrayList<>();
        String next = "the next timer decides who stands";
        if (first == null) {
            clauses.add(Clause.of("nobody leads, nobody stands yet", "nobody leads yet"));
        } else {
            String ends = Durations.fine(first.clock().timerEndNanos() - view.nowNanos());
            String whose = name(first) + "'s timer";
            clauses.add(Clause.of(
                    "nobody leads yet: " + whose + " ends first, in " + ends,
                    "no leader: " + whose + " ends in " + ends));
            next = name(first) + "'s timer ends first: then it stands for election";
        }
        rest(clauses);
        return new Health(
                Health.Gravity.ELECTION,
                clauses,
                headline(),
                first == null ? "nobody leads yet" : short29(name(first) + "'s timer ends first"),
                "Nobody leads; " + next + ".");
    }

    /** Who can't vote, who leads still, and what that means for clients. */
    private void rest(List<Clause> clauses) {
        clauses.addAll(sides.missing(majority.missing()));
        NodeView leader = view.leader();
        if (leader != null) {
            clauses.add(
                    Clause.of(name(leader) + " still leads T" + leader.status().term()));
        }
        for (Side side : sides.all()) {
            if (!side.equals(majority) && !side.running().isEmpty()) {
                String names = Sides.names(side.running());
                clauses.add(Clause.of(
                        names + (side.running().size() == 1 ? " is" : " are") + " cut off",
                        names + " cut off"));
            }
        }
        if (leader == null) {
            clauses.add(WAIT);
        }
    }

    private String headline() {
        NodeView leader = view.leader();
        return leader == null ? "no leader" : "election";
    }

    private static boolean isYes(Packet packet) {
        return packet.message() instanceof Message.RequestVoteReply reply && reply.voteGranted();
    }

    private List<Integer> senders(NodeView to, Predicate<Packet> kind) {
        return view.inFlight().stream()
                .filter(packet -> packet.to() == to.id() && isOf(packet, to) && kind.test(packet))
                .filter(packet -> !to.status().votesFrom().contains(packet.from()))
                .map(Packet::from)
                .distinct()
                .sorted()
                .toList();
    }

    private List<Integer> receivers(NodeView from) {
        return view.inFlight().stream()
                .filter(packet -> packet.from() == from.id() && isOf(packet, from))
                .filter(packet -> packet.message() instanceof Message.RequestVote)
                .map(Packet::to)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isOf(Packet packet, NodeView node) {
        Message message = packet.message();
        return message != null && message.term() == node.status().term();
    }

    private static String name(NodeView node) {
        return "n" + node.id();
    }

    /** The first that is short enough for a caption. */
    private static String short29(String... wordings) {
        for (String wording : wordings) {
            if (wording.length() <= Health.CAPTION_LETTERS) {
                return wording;
            }
        }
        return "an election";
    }
}
