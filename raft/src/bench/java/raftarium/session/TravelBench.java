package raftarium.session;

import raftarium.check.SafetyChecker;
import raftarium.command.LoadCommand;
import raftarium.command.Moment;
import raftarium.condition.Condition;
import raftarium.condition.ConditionParser;
import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.sim.Simulation;
import raftarium.sim.SimulationConfig;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.Arrays;
import java.util.List;

/**
 * What it costs to be able to go back, and how long it takes: an hour of load as it stands, 5
 * nodes. The hour with and without recording, turn about; then ways between random moments.
 *
 * <p>Arguments: how many ways (200), how many turns (3).
 */
public final class TravelBench {
    private static final long HOUR = 3_600_000_000_000L;

    private TravelBench() {}

    public static void main(String[] args) throws MistakeException {
        int ways = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int turns = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Timeline timeline = hour(true);
        for (int turn = 0; turn < turns; turn++) {
            hour(false);
            timeline = hour(true);
        }
        travel(timeline, ways);
        for (String condition : List.of("n1 is leader", "term > 1", "committed > 50000")) {
            find(timeline, condition);
        }
    }

    private static Timeline hour(boolean records) {
        SimulationConfig config = SimulationConfig.of(5, 42);
        Simulation simulation = new Simulation(
                config, node -> new MemoryDisk(), List.of(new SafetyChecker(config.nodes())));
        Timeline timeline = new Timeline(
                new Moment(simulation, node -> new MemoryDisk()), SessionFiles.NONE, 128 << 20);
        if (!records) {
            timeline.stopRecording();
        }
        timeline.give(new LoadCommand.Start(3, 30, null));
        long begin = System.nanoTime();
        while (timeline.present().nowNanos() < HOUR) {
            timeline.pass(HOUR);
        }
        long millis = (System.nanoTime() - begin) / 1_000_000;
        System.gc();
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(
                "an hour %s: %d ms, %d actions, %d moments kept, said to take %d MiB, %d MiB of"
                        + " heap%n",
                records ? "recorded" : "alone",
                millis,
                timeline.at().actions(),
                timeline.branch().kept().size(),
                timeline.branch().kept().stream().mapToLong(KeptMoment::bytes).sum() >> 20,
                heap >> 20);
        return timeline;
    }

    private static void travel(Timeline timeline, int ways) {
        RandomStream random = RandomStream.of(1, "ways");
        long[] micros = new long[ways];
        for (int way = 0; way < ways; way++) {
            long nanos = random.between(0, HOUR);
            long begin = System.nanoTime();
            timeline.travel().goToTime(nanos);
            micros[way] = (System.nanoTime() - begin) / 1_000;
        }
        Arrays.sort(micros);
        System.out.printf(
                "%d ways: median %d ms, 99th percentile %d ms%n",
                ways, micros[ways / 2] / 1_000, micros[ways * 99 / 100] / 1_000);
    }

    private static void find(Timeline timeline, String text) throws MistakeException {
        List<Word> words = Lexer.statements(text).get(0);
        Condition condition = ConditionParser.parse(new Words(words.get(0), words));
        timeline.travel().goToEnd(timeline.branch());
        long begin = System.nanoTime();
        int found = timeline.past(SearchContext.HERE)
                .beginnings(condition, Integer.MAX_VALUE)
                .size();
        System.out.printf(
                "when --list %s: %d, %d ms%n",
                text, found, (System.nanoTime() - begin) / 1_000_000);
    }
}
