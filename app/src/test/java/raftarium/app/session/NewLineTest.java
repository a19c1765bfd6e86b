package raftarium.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Reply;
import raftarium.command.ClusterSpec;
import raftarium.data.RandomStream;
import raftarium.machine.MachineType;
import raftarium.raft.Rule;
import raftarium.sim.NetPreset;
import raftarium.words.Quantities.ByteSize;
import raftarium.words.Quantities.Time;
import raftarium.words.Quantities.TimeRange;

import java.util.ArrayList;
import java.util.List;

/** What is said of a cluster, printed and read again. {@code -Draftarium.specs=5000} for more. */
class NewLineTest {
    private static final int SPECS = Integer.getInteger("raftarium.specs", 100);
    private static final long SEED = Long.getLong("raftarium.seed", 20_261_128);
    private static final long SECOND = 1_000_000_000;

    private final RandomStream chance = RandomStream.of(SEED, "specs");

    @Test
    void whateverIsSaidOfAClusterReadsAsTheSameAgain() throws SessionException {
        try (Playground playground =
                new Playground(SessionOptions.DEFAULT.withData(new DataChoice.Memory()))) {
            Interpreter interpreter = new Interpreter(playground);
            for (int count = 0; count < SPECS; count++) {
                ClusterSpec spec = spec();
                Reply reply = interpreter.execute(spec.line());
                assertThat(reply.status())
                        .as("%s -> %s", spec.line(), reply.output())
                        .isEqualTo(Reply.Status.OK);
                Session session = playground.session();
                assertThat(session.options().cluster()).as(spec.line()).isEqualTo(spec);
                assertThat(session.simulation().config()).isEqualTo(spec.config());
            }
        }
    }

    private ClusterSpec spec() {
        ClusterSpec spec = ClusterSpec.DEFAULT.withSeed(seed());
        if (isSaid()) {
            spec = spec.withNodes((int) chance.between(1, isSaid() ? 9 : 101));
        }
        if (isSaid()) {
            long least = chance.between(60_000_000, 2 * SECOND);
            TimeRange election = new TimeRange(least, least + time());
            spec = spec.withTimes(election, isSaid() ? new Time(1 + time() % (least - 1)) : null);
        }
        if (isSaid()) {
            spec = spec.withNet(one(List.of(NetPreset.values())));
        }
        spec = spec.withBatch(
                isSaid() ? (int) chance.between(1, 1_000_000) : null,
                isSaid() ? new ByteSize(chance.between(1, 16 << 20)) : null,
                isSaid() ? (int) chance.between(1, 1_000) : null);
        if (isSaid()) {
            spec = spec.withMachine(one(MachineType.BUILT_IN));
        }
        List<Rule> off = new ArrayList<>();
        for (long rules = chance.below(4); rules > 0; rules--) {
            off.add(one(List.of(Rule.values())));
        }
        return spec.withOff(off);
    }

    private boolean isSaid() {
        return chance.chance(500_000);
    }

    private long seed() {
        return isSaid() ? chance.below(1_000) : chance.nextLong();
    }

    /** Some as people say them, and some to the nanosecond. */
    private long time() {
        long nanos = chance.below(3_600 * SECOND);
        return isSaid() ? nanos : nanos / 100_000_000 * 100_000_000;
    }

    private <T> T one(List<T> of) {
        return of.get((int) chance.below(of.size()));
    }
}
