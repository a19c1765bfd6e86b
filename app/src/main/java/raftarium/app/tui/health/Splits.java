package raftarium.app.tui.health;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.ring.Roles;
import raftarium.sim.NodeView;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which side commits and which can't, which leader is stale, and what will be lost. */
final class Splits {
    private Splits() {}

    static Health noMajority(Sides sides) {
        Side largest = sides.largest();
        List<Clause> clauses = new ArrayList<>();
        String needs = sides.majoritySize() + " of " + sides.voters();
        String caption = "nobody runs";
        if (largest == null) {
            clauses.add(Clause.of("nobody runs, and " + needs + " are needed"));
        } else {
            String count = sides.count(largest);
            String names = Sides.names(largest.running());
            boolean isSplit = sides.all().size() > 1;
            String does = isSplit ? "reach each other" : "run";
            clauses.add(Clause.of(
                    "only " + names + " " + does + ": " + count + ", and " + sides.majoritySize()
                            + " are needed",
                    names + " are " + count + ", needs " + sides.majoritySize()));
            caption =
                    count + (isSplit ? " together, " : " run, ") + sides.majoritySize() + " needed";
        }
        clauses.addAll(sides.missing(sides.missing()));
        clauses.add(Clause.of("nothing commits", ""));
        return new Health(
                Health.Gravity.NO_MAJORITY,
                clauses,
                "no majority",
                caption,
                "Nobody can be elected and nothing committed: "
                        + (largest == null
                                ? "nobody runs"
                                : sides.count(largest) + " reach each other")
                        + ", and " + needs + " are needed.");
    }

    static Health wall(Frame frame, Sides sides, Side majority, NodeView leader) {
        List<Clause> clauses = new ArrayList<>();
        String names = Sides.names(majority.running());
        String commit = names + " are " + sides.count(majority) + ": they commit";
        List<Clause> waits = LeaderHealth.entries(frame, sides, leader);
        String more = waits.isEmpty() ? commit : commit + "; " + waits.get(0).full();
        clauses.add(Clause.of(more, commit, names + " commit"));
        NodeView stale = null;
        for (Side side : sides.all()) {
            if (!side.equals(majority)) {
                clauses.add(minority(frame, sides, side, leader));
                NodeView its = side.leader();
                stale = its != null ? its : stale;
            }
        }
        clauses.addAll(sides.missing(majority.missing()));
        return new Health(
                Health.Gravity.WALL,
                clauses,
                stale == null ? "n" + leader.id() + " leads" : "2 leaders",
                caption(sides, majority, stale),
                plain(leader, stale));
    }

    private static String caption(Sides sides, Side majority, @Nullable NodeView stale) {
        for (Side side : sides.all()) {
            boolean its = stale == null ? !side.equals(majority) : stale.equals(side.leader());
            if (its && !side.running().isEmpty()) {
                String who = stale == null ? Sides.names(side.running()) : "n" + stale.id();
                String said = who + " can't commit: " + sides.count(side);
                return said.length() <= Health.CAPTION_LETTERS
                        ? said
                        : sides.count(side) + " can't commit";
            }
        }
        return sides.count(majority) + " go on";
    }

    private static String plain(NodeView leader, @Nullable NodeView stale) {
        String goesOn =
                "n" + leader.id() + "'s side goes on in term " + leader.status().term() + ".";
        return stale == null
                ? "Those behind the wall are no majority: nothing commits there. " + goesOn
                : "n" + stale.id() + " still thinks that it leads. Nothing it writes reaches a"
                        + " majority; " + goesOn;
    }

    private static Clause minority(Frame frame, Sides sides, Side side, NodeView leader) {
        List<NodeView> running = side.running();
        if (running.isEmpty()) {
            String names = Sides.names(side.members());
            String are = side.members().size() == 1 ? " is down" : " are down";
            return Clause.of(names + are + " behind the wall", names + are);
        }
        String names = Sides.names(running);
        String count = sides.count(side);
        LostEntries lost = LostEntries.of(frame.view(), running, leader);
        String brief = names + " can't (" + count + ")";
        if (!lost.indexes().isEmpty()) {
            String many = lost.count() + " will be lost";
            String there = names + (running.size() == 1 ? " alone is " : " are ") + count
                    + ": nothing commits there, ";
            return Clause.of(
                    there + lost.named() + " will be lost", there + many, brief + ": " + many);
        }
        if (running.size() == 1) {
            String does = Roles.asks(running.get(0))
                    ? "asks for pre-votes, gets none"
                    : "is " + count + ", nothing commits there";
            return Clause.of(names + " alone " + does, brief);
        }
        return Clause.of(names + " are " + count + ": nothing commits there", brief);
    }

    static Health twoLeaders(Frame frame, NodeView leader, NodeView other) {
        boolean isOlder = other.status().term() < leader.status().term();
        String first = "n" + leader.id() + " leads T" + leader.status().term();
        String name = "n" + other.id();
        List<Clause> clauses = new ArrayList<>();
        clauses.add(Clause.of(first));
        clauses.add(
                isOlder
                        ? Clause.of(
                                name + " still leads T" + other.status().term()
                                        + ": it is stale, and steps down when it sees T"
                                        + leader.status().term(),
                                name + " leads T" + other.status().term() + " and is stale")
                        : Clause.of(name + " leads T" + other.status().term() + " too"));
        LostEntries lost = LostEntries.of(frame.view(), List.of(other), leader);
        if (!lost.indexes().isEmpty()) {
            clauses.add(Clause.of(lost.named() + " will be lost", lost.count() + " will be lost"));
        }
        String plain = isOlder
                ? name + " still thinks that it leads; it steps down when it hears of term "
                        + leader.status().term() + "."
                : "Two lead in one term.";
        return new Health(
                Health.Gravity.TWO_LEADERS,
                clauses,
                "2 leaders",
                isOlder ? name + " is stale, " + "n" + leader.id() + " leads" : "two lead one term",
                plain);
    }

    /** Indexes in words: "9 and 10", "9 to 14". */
    static String indexes(List<Long> indexes) {
        if (indexes.size() <= 2) {
            return indexes.stream().map(String::valueOf).collect(Collectors.joining(" and "));
        }
        long first = indexes.get(0);
        long last = indexes.get(indexes.size() - 1);
        return last - first + 1 == indexes.size()
                ? first + " to " + last
                : first + " and " + (indexes.size() - 1) + " more";
    }
}
