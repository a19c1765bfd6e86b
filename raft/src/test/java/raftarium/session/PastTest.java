package raftarium.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.check.SafetyChecker;
import raftarium.command.CheckCommand;
import raftarium.command.ClusterSpec;
import raftarium.command.Command;
import raftarium.command.CompactCommand;
import raftarium.command.LoadCommand;
import raftarium.command.MemberCommand;
import raftarium.command.Moment;
import raftarium.command.NetworkCommand;
import raftarium.command.NodeCommand;
import raftarium.command.StepGoal;
import raftarium.condition.Condition;
import raftarium.condition.ConditionParser;
import raftarium.condition.NodeSet;
import raftarium.condition.Situation;
import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.raft.MembershipRequest;
import raftarium.sim.Compaction;
import raftarium.sim.Simulation;
import raftarium.trace.Trace;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** What is found in random pasts. {@code -Draftarium.pasts=100} for more than a sample. */
class PastTest {
    private static final long BUDGET = 1 << 30;

    private static final List<String> CONDITIONS = List.of(
            "leader",
            "no leader",
            "not leader and term > 2",
            "term > 3",
            "n1 is leader",
            "n2 is candidate",
            "n1 is crashed",
            "all is follower",
            "n4 is voter",
            "n3 is removed",
            "n5 is learner",
            "minority is crashed",
            "majority except leader is follower",
            "stale-leader term > 1",
            "down is crashed",
            "up except n1 is follower",
            "n2 term >= 4",
            "members = n1..n3",
            "members != n1..n4",
            "joint",
            "no violation",
            "elections > 2",
            "split votes > 0",
            "committed > 100",
            "n2 is leader and committed > 30",
            "n1 match > 50",
            "random is leader");

    private static final List<NodeSet> NODES = List.of(
            NodeSet.node(1),
            NodeSet.node(2),
            NodeSet.node(3),
            NodeSet.named(NodeSet.Kind.LEADER),
            NodeSet.named(NodeSet.Kind.FOLLOWERS),
            NodeSet.named(NodeSet.Kind.DOWN));

    private static Condition condition(String text) throws MistakeException {
        List<Word> words = Lexer.statements(text).get(0);
        return ConditionParser.parse(new Words(words.get(0), words));
    }

    static Timeline timeline(int nodes, long seed, long budgetBytes) {
        ClusterSpec cluster = ClusterSpec.of(nodes, seed);
        Simulation simulation = new Simulation(
                cluster.config(), node -> new MemoryDisk(), List.of(new SafetyChecker(nodes)));
        return new Timeline(
                new Moment(simulation, node -> new MemoryDisk()), SessionFiles.NONE, budgetBytes);
    }

    static void run(Timeline timeline, long nanos) {
        long end = timeline.present().nowNanos() + nanos;
        while (timeline.present().nowNanos() < end) {
            timeline.pass(end);
        }
    }

    /** A moment is kept, sooner than it would be otherwise. */
    private static void keep(Timeline timeline) {
        List<KeptMoment> kept = timeline.branch().kept();
        kept.add(KeptMoment.next(kept.get(kept.size() - 1), timeline.at(), timeline.present()));
    }

    /** What befalls a cluster, and time between. */
    private static void live(Timeline timeline, RandomStream chance, int rounds) {
        for (int round = 0; round < rounds; round++) {
            if (round % 5 == 4) {
                keep(timeline);
            }
            Command command = command(chance, NODES.get((int) chance.below(NODES.size())));
            timeline.answer(timeline.give(command));
            run(timeline, chance.between(0, 900_000_000));
        }
    }

    private static Command command(RandomStream chance, NodeSet node) {
        return switch ((int) chance.below(14)) {
            case 0, 1 -> new NodeCommand.Crash(node, false);
            case 2, 3, 4 -> new NodeCommand.Restart(node);
            case 5 -> new NodeCommand.Pause(node);
            case 6 -> new NodeCommand.Resume(node);
            case 7 -> new NodeCommand.Timeout(node);
            case 8 -> new NetworkCommand.Isolate(node);
            case 9 -> new NetworkCommand.Heal();
            case 10 ->
                new MemberCommand(
                        MembershipRequest.Kind.ADD, NodeSet.node(4), chance.chance(500_000));
            case 11 -> new MemberCommand(MembershipRequest.Kind.REMOVE, node, false);
            case 12 -> new CompactCommand.Now(node);
            default -> new CheckCommand.Mark();
        };
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(2, 1 + Long.getLong("raftarium.pasts", 1));
    }

    /** A branch that began in the past of another, with several moments kept on each. */
    static Timeline lived(long seed) {
        RandomStream chance = RandomStream.of(seed, "past");
        Timeline timeline = timeline(3, seed, BUDGET);
        timeline.give(new LoadCommand.Start(3, 120, null));
        live(timeline, chance, 15);
        timeline.travel().goToTime(timeline.at().nanos() / 2);
        timeline.give(new CompactCommand.Every(new Compaction(300, Long.MAX_VALUE)));
        live(timeline, chance, 15);
        timeline.travel().goToTime(timeline.at().nanos() * 9 / 10);
        assertThat(timeline.branch().kept()).hasSizeGreaterThan(4);
        return timeline;
    }

    /** Where each of them began to hold: gone through once, from the start, action by action. */
    private static List<List<Position>> beginnings(Timeline timeline, List<Condition> conditions) {
        List<List<Position>> found = new ArrayList<>();
        boolean[] held = new boolean[conditions.size()];
        Replay replay = Replay.from(timeline.branch(), timeline.branch().start());
        boolean more = true;
        while (more && replay.at().compareTo(timeline.at()) < 0) {
            for (int place = 0; place < held.length; place++) {
                if (found.size() == place) {
                    found.add(new ArrayList<>());
                }
                boolean holds = holds(conditions.get(place), replay.moment());
                if (holds && !held[place]) {
                    found.get(place).add(replay.at());
                }
                held[place] = holds;
            }
            more = replay.advance();
        }
        return found;
    }

    private static boolean holds(Condition condition, Situation situation) {
        try {
            return NodeSet.looking(situation, condition::holds);
        } catch (MistakeException ofANodeThatWasNotThereYet) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void byTurnsItFindsWhatIsFoundActionByAction(long seed) throws MistakeException {
        Timeline timeline = lived(seed);
        List<Condition> conditions = new ArrayList<>();
        for (String text : CONDITIONS) {
            conditions.add(condition(text));
        }
        List<List<Position>> beginnings = beginnings(timeline, conditions);
        int found = 0;
        for (int place = 0; place < conditions.size(); place++) {
            List<Position> all = beginnings.get(place);
            found += all.size();
            assertThat(timeline.past(SearchContext.HERE)
                            .beginnings(conditions.get(place), Integer.MAX_VALUE))
                    .as(CONDITIONS.get(place))
                    .isEqualTo(all);
        }
        assertThat(found).isGreaterThan(10);
        List<Position> leaders = beginnings.get(0);
        assertThat(timeline.past(SearchContext.HERE).beginnings(conditions.get(0), 1))
                .isEqualTo(leaders.subList(leaders.size() - 1, leaders.size()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsGoneBackToIsFoundWhereItCame(long seed) {
        Timeline timeline = lived(seed);
        // What was noted is in no trace.
        for (StepGoal goal : EnumSet.complementOf(EnumSet.of(StepGoal.NOTE))) {
            List<Position> all = new ArrayList<>();
            Replay replay = Replay.from(timeline.branch(), timeline.branch().start());
            Trace trace = replay.moment().simulation().trace();
            long seen = trace.count();
            while (replay.at().compareTo(timeline.at()) < 0 && replay.advance()) {
                if (replay.at().compareTo(timeline.at()) < 0
                        && trace.since(seen).stream().anyMatch(goal::isReached)) {
                    all.add(0, replay.at());
                }
                seen = trace.count();
            }
            assertThat(all).as(goal.key()).isNotEmpty();
            for (int times : List.of(1, all.size())) {
                assertThat(timeline.past(SearchContext.HERE).event(goal, times))
                        .as("%s, %d", goal, times)
                        .isEqualTo(all.get(times - 1));
            }
            assertThat(timeline.past(SearchContext.HERE).event(goal, all.size() + 1))
                    .isNull();
        }
    }

    /** Counts what is gone through. */
    private static final class Counting implements SearchContext {
        private final int most;
        private int pieces;
        private @Nullable Long all;

        Counting(int most) {
            this.most = most;
        }

        @Override
        public boolean goesOn() {
            return pieces < most;
        }

        @Override
        public void isAt(long done, long total) {
            all = total;
        }

        @Override
        public <T> void each(Iterator<Supplier<T>> given, Predicate<T> wantsMore) {
            SearchContext.super.each(
                    new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return given.hasNext();
                        }

                        @Override
                        public Supplier<T> next() {
                            pieces++;
                            return given.next();
                        }
                    },
                    wantsMore);
        }
    }

    @Test
    void aLongQuietTimeIsLeftOut() throws MistakeException {
        Timeline timeline = timeline(3, 7, BUDGET);
        timeline.give(new LoadCommand.Start(5, 100, null));
        for (int part = 0; part < 8; part++) {
            run(timeline, 1_000_000_000);
            keep(timeline);
        }
        run(timeline, 1_000_000_000);
        int kept = timeline.branch().kept().size();
        for (String text : List.of(
                "leader",
                "not no leader",
                "term > 0",
                "elections > 0",
                "split votes < 9",
                "leader is leader and down except all is crashed",
                "n2 term = 1",
                "joint",
                "members = n1..n3",
                "no violation")) {
            Counting byTurns = new Counting(Integer.MAX_VALUE);
            timeline.past(byTurns).beginnings(condition(text), Integer.MAX_VALUE);
            assertThat(byTurns.pieces).as(text).isEqualTo(1);
        }
        Counting toLeader = new Counting(Integer.MAX_VALUE);
        assertThat(timeline.past(toLeader).event(StepGoal.LEADER, 1)).isNotNull();
        assertThat(toLeader.pieces).isEqualTo(1);
        Counting byActions = new Counting(Integer.MAX_VALUE);
        timeline.past(byActions).beginnings(condition("committed > 10"), Integer.MAX_VALUE);
        assertThat(byActions.pieces).isEqualTo(kept);
        assertThat(byActions.all).isEqualTo(timeline.at().actions());
        Counting broken = new Counting(3);
        timeline.past(broken).beginnings(condition("committed > 10"), Integer.MAX_VALUE);
        assertThat(broken.pieces).isEqualTo(3);
        assertThat(timeline.past(new Counting(1)).event(StepGoal.CHANGE, 1_000_000))
                .isNull();
    }
}
