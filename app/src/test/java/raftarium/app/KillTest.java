package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.data.RandomStream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program is killed with SIGKILL, again and again, and started on what it leaves: it has all
 * that it acknowledged. {@code -Draftarium.kill.rounds=500} for more, {@code
 * -Draftarium.kill.seed=7} for others.
 */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("raftarium.kill.rounds", 3);
    private static final long SEED = Long.getLong("raftarium.kill.seed", 1);
    private static final List<String> KEYS = List.of("a", "b", "c", "d", "e");
    private static final long MILLI = 1_000_000;

    /** A value that gets longer is set anew. */
    private static final int MAX_VALUE = 400;

    @TempDir
    Path place;

    private final RandomStream random = RandomStream.of(SEED, "kill");

    private final Acknowledged acknowledged = new Acknowledged();

    /** How long the program took to its first answer, the last time that it got there. */
    private long startNanos = 600 * MILLI;

    private int written;
    private int killed;

    @Test
    void whatWasAcknowledgedIsThereHoweverOftenTheProgramIsKilled() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            switch ((int) random.below(6)) {
                case 0 -> killAtTheStart(place.resolve("d"));
                case 1 -> {
                    Path fresh = place.resolve("fresh" + round);
                    killAtTheStart(fresh);
                    checkEmpty(fresh);
                }
                default -> killAtWork(round);
            }
        }
        checkTheEnd();
        System.out.printf(
                "kill -9: %d rounds, at work in %d of them; %d writes acknowledged, none lost; %d"
                        + " under way, %d of them carried out%n",
                ROUNDS,
                killed,
                acknowledged.writes(),
                acknowledged.doubts(),
                acknowledged.doubtsThatWereCarriedOut());
        assertThat(acknowledged.writes()).as("something to lose").isGreaterThan(ROUNDS);
    }

    private LineProcess start(Path directory) throws IOException {
        return new LineProcess(
                place.resolve("complaints"),
                "repl",
                "--nodes",
                "3",
                "--seed",
                "7",
                "--data",
                directory.toString());
    }

    private static void pass(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** While it makes the directory, or recovers from it. */
    private void killAtTheStart(Path directory) throws Exception {
        try (LineProcess program = start(directory)) {
            program.type(List.of("run 10s"));
            pass(random.between(startNanos / 2, startNanos * 5 / 4));
            program.kill();
            program.status();
        }
        assertNoComplaints();
    }

    private void checkEmpty(Path directory) throws Exception {
        try (LineProcess program = start(directory)) {
            program.type(List.of("until leader", "put x 1", "get x", "exit"));
            assertThat(program.answers(4)).element(2).isEqualTo("1");
            assertThat(program.status()).isZero();
        }
        assertNoComplaints();
    }

    private void killAtWork(int round) throws Exception {
        List<Acknowledged.Line> lines = lines(round);
        int enough = (int) random.below(lines.size());
        try (LineProcess program = start(place.resolve("d"))) {
            long started = System.nanoTime();
            program.type(lines.stream().map(Acknowledged.Line::text).toList());
            if (enough > 0 && !program.answers(1).isEmpty()) {
                startNanos = System.nanoTime() - started;
            }
            program.answers(enough);
            pass(random.below(12 * MILLI));
            program.kill();
            List<String> answers = program.answers(lines.size());
            assertNoComplaints();
            assertThat(answers).hasSizeGreaterThanOrEqualTo(enough);
            acknowledged.take("round " + round, lines, answers);
            killed += answers.size() < lines.size() ? 1 : 0;
        }
    }

    /** All of this is typed at once, so that there is always something to do. */
    private List<Acknowledged.Line> lines(int round) {
        List<Acknowledged.Line> lines = new ArrayList<>();
        lines.add(Acknowledged.Line.of("until leader"));
        KEYS.forEach(key -> lines.add(Acknowledged.Line.get(key)));
        if (random.below(3) == 0) {
            lines.add(Acknowledged.Line.of("load --clients 3"));
        }
        for (int count = 0; count < 40; count++) {
            switch ((int) random.below(12)) {
                case 0 -> lines.add(Acknowledged.Line.of("compact all"));
                case 1 -> lines.add(Acknowledged.Line.of("crash n2"));
                case 2 -> lines.add(Acknowledged.Line.of("restart n2"));
                case 3 -> lines.add(Acknowledged.Line.of("run 50ms"));
                case 4 -> lines.add(Acknowledged.Line.of("run 3s"));
                default -> lines.add(write(round));
            }
        }
        return lines;
    }

    private Acknowledged.Line write(int round) {
        String key = KEYS.get((int) random.below(KEYS.size()));
        String token = round + "." + written++ + ",";
        boolean isLong = acknowledged.length(key) > MAX_VALUE;
        return isLong || random.below(3) == 0
                ? Acknowledged.Line.put(key, token)
                : Acknowledged.Line.append(key, token);
    }

    private void checkTheEnd() throws Exception {
        List<Acknowledged.Line> lines = new ArrayList<>();
        lines.add(Acknowledged.Line.of("until leader"));
        KEYS.forEach(key -> lines.add(Acknowledged.Line.get(key)));
        List.of("until logs agree", "expect no violation", "expect not n1..n3 is failed", "exit")
                .forEach(text -> lines.add(Acknowledged.Line.of(text)));
        try (LineProcess program = start(place.resolve("d"))) {
            program.type(lines.stream().map(Acknowledged.Line::text).toList());
            acknowledged.take("the end", lines, program.answers(lines.size()));
            assertThat(program.status()).isZero();
        }
        assertNoComplaints();
    }

    /** Neither is the directory refused nor does anything else go wrong. */
    private void assertNoComplaints() throws IOException {
        assertThat(Files.readString(place.resolve("complaints"))).isEmpty();
    }
}
