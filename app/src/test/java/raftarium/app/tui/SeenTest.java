package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.app.command.Interpreter;
import raftarium.app.session.DataChoice;
import raftarium.app.session.Pace;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionOptions;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.pane.UiState;
import raftarium.command.ClusterSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a newcomer sees at the defaults: a cockpit is played in a time of the test's own, and
 * recorded at 30 frames a second.
 */
class SeenTest {
    /** Of so many seeds; all figures are of the worst of them. */
    private static final int SEEDS = Integer.getInteger("raftarium.seen.seeds", 1);

    private static final int LED_SEEDS = Integer.getInteger("raftarium.seen.led", 30);

    private static final long FRAME_NANOS = 33_333_333;

    /** How often the clock looks whether its speed is another. */
    private static final long TURN_NANOS = FRAME_NANOS / 4;

    private static final long LONG_ENOUGH_MILLIS = 300;

    /** What is to be seen, as it stands on the screen; a term where it has a number. */
    private static final Map<String, Pattern> SIGNS = Map.of(
            "crashes", Pattern.compile("n\\d crashes"),
            "stands for election",
                    Pattern.compile("n\\d stands (?:for election )?in (?:term |T)(\\d+)"),
            "a RequestVote", Pattern.compile("◆|RequestV"),
            "leads", Pattern.compile("n\\d leads (?:in term |T)(\\d+)"));

    /** A cockpit at its defaults, and the time that passes before it. */
    private static final class Recording implements AutoCloseable {
        private final Playground playground;
        private final Session session;
        private final FrameMaker maker = new FrameMaker();
        private final UiState ui = new UiState(KeyTable.hints());
        private double wanted;
        private long wallNanos;

        Recording(long seed) throws Exception {
            playground = new Playground(Cockpit.usual(
                    new SessionOptions(ClusterSpec.of(5, seed), new DataChoice.Memory())));
            session = playground.session();
            session.setPace(Pace.AUTO);
            Interpreter interpreter = new Interpreter(playground);
            interpreter.begin(Cockpit.USUAL_LOAD, reply -> {});
        }

        /** Lets a frame's time pass. */
        void pass() {
            for (long until = wallNanos + FRAME_NANOS; wallNanos < until; ) {
                wallNanos += TURN_NANOS;
                wanted += TURN_NANOS * session.speed();
                boolean more = true;
                while (more) {
                    more = session.pass((long) wanted);
                }
            }
        }

        String drawn(int columns, int rows) {
            Frame frame = maker.make(session, session.speed());
            return Pictures.text(frame, ui, columns, rows);
        }

        boolean isLed() {
            return session.simulation().leader() > 0;
        }

        @Override
        public void close() {
            playground.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "120, 40", "200, 50"})
    void afterACrashEachStepOfTheElectionIsSeenLongEnough(int columns, int rows) throws Exception {
        Map<String, Long> worst = new TreeMap<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            try (Recording recording = new Recording(seed)) {
                Map<String, Long> seen = watched(recording, columns, rows);
                seen.forEach((what, millis) -> worst.merge(what, millis, Math::min));
            }
        }
        System.out.println(columns + "x" + rows + ", on the screen at least, ms: " + worst);
        assertThat(worst).hasSameSizeAs(SIGNS.keySet());
        assertThat(worst.values()).allMatch(millis -> millis >= LONG_ENOUGH_MILLIS);
    }

    /** For how many milliseconds each sign is seen, from a crash until all is calm again. */
    private static Map<String, Long> watched(Recording recording, int columns, int rows) {
        while (!recording.isLed()) {
            recording.pass();
        }
        for (int frame = 0; frame < 90; frame++) {
            recording.pass();
        }
        int leader = recording.session.simulation().leader();
        long term = recording.session.simulation().host(leader).status().term();
        new Interpreter(recording.playground).execute("crash n" + leader);
        Map<String, Long> frames = new TreeMap<>();
        SIGNS.keySet().forEach(what -> frames.put(what, 0L));
        int calm = 0;
        for (int frame = 0; frame < 1200 && calm < 60; frame++) {
            recording.pass();
            String screen = recording.drawn(columns, rows);
            SIGNS.forEach((what, sign) -> {
                if (isSeen(screen, sign, term)) {
                    frames.merge(what, 1L, Long::sum);
                }
            });
            calm += recording.isLed() && recording.session.simulation().leader() != leader ? 1 : 0;
        }
        frames.replaceAll((what, count) -> count * FRAME_NANOS / 1_000_000);
        return frames;
    }

    /** Whether it is, of a term after that one. */
    private static boolean isSeen(String screen, Pattern sign, long term) {
        return sign.matcher(screen)
                .results()
                .anyMatch(one -> one.groupCount() == 0 || Long.parseLong(one.group(1)) > term);
    }

    @Test
    void aLeaderIsThereWithinFiveSecondsOfTheStart() throws Exception {
        List<Long> late = new ArrayList<>();
        for (long seed = 1; seed <= LED_SEEDS; seed++) {
            try (Recording recording = new Recording(seed)) {
                while (!recording.isLed()) {
                    recording.pass();
                }
                if (recording.wallNanos > 5_000_000_000L) {
                    late.add(recording.wallNanos / 1_000_000);
                }
            }
        }
        System.out.println("a leader within 5 s: " + (LED_SEEDS - late.size()) + " of " + LED_SEEDS
                + " seeds; later, ms: " + late);
        assertThat(late.size()).isLessThanOrEqualTo(LED_SEEDS / 10);
    }
}
