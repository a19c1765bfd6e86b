package raftarium.check.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.disk.Disk;
import raftarium.disk.RealDisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * Same seed, same verdict, to the digest of the trace: in whatever order, on whatever thread, on
 * disks of whatever kind. {@code -Draftarium.determinism.seeds=500} for more than a sample; that
 * other JDKs give the same is compared by {@code .ci/run}.
 */
class DeterminismTest {
    private static final TortureOptions OPTIONS =
            new TortureOptions(0, 6 * Times.SECOND, List.of());

    private final List<Long> seeds = LongStream.rangeClosed(
                    1, Long.getLong("raftarium.determinism.seeds", 5))
            .boxed()
            .toList();
    private final Torture torture = new Torture(OPTIONS);
    private final List<TrialResult> once = new ArrayList<>();

    @TempDir
    Path place;

    @BeforeEach
    void inOrderOnThisThreadInMemory() {
        seeds.forEach(seed -> once.add(torture.result(seed)));
        assertThat(once.stream().map(TrialResult::digest)).doesNotHaveDuplicates();
    }

    @Test
    void inOtherOrderOnOtherThreads() {
        List<Long> backwards = new ArrayList<>(seeds);
        Collections.reverse(backwards);
        Map<Long, TrialResult> again = new ConcurrentHashMap<>();
        backwards.parallelStream().forEach(seed -> again.put(seed, torture.result(seed)));
        assertThat(seeds.stream().map(again::get)).isEqualTo(once);
    }

    @Test
    void onFiles() {
        for (long seed : seeds) {
            Plan plan = Planner.plan(seed, OPTIONS);
            TrialResult.Run run =
                    Trial.whole(plan, OPTIONS.forNanos(), null, node -> disk(seed + "-" + node));
            assertThat(run.result()).as("seed %d", seed).isEqualTo(once.get((int) seed - 1));
        }
    }

    private Disk disk(String name) {
        try {
            return new RealDisk(Files.createDirectory(place.resolve(name)), false);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
