package raftarium.storage;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import raftarium.data.Bytes;
import raftarium.disk.RealDisk;
import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.raft.Snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How many entries of 100 bytes become durable in a second on a real disk, so many at once: through
 * {@link Storage}, and beside it as bare bytes appended to a file that is forced. The counter is
 * {@code entries}. {@code -p directory=DIR} to measure the disk that DIR is on; with a file system
 * in memory there is nothing to see.
 */
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class StorageBench {
    private static final int ENTRY_BYTES = 100;

    /** When there is as much in the log, or the file, it begins anew. */
    private static final long MAX_BYTES = 64 << 20;

    private static final Bytes DATA = Bytes.utf8("x".repeat(ENTRY_BYTES));

    /** How many became durable in a real second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Durable {
        public long entries;
    }

    /** A directory of its own, deleted at the end. */
    @State(Scope.Thread)
    public static class Place {
        @Param(".")
        String directory;

        @Param({"1", "10", "100", "1000"})
        int entriesPerSync;

        Path fresh;

        @Setup
        public void make() throws IOException {
            fresh = Files.createTempDirectory(Path.of(directory), "storage-bench-");
        }

        @TearDown
        public void delete() throws IOException {
            for (Path file : RealDisk.children(fresh)) {
                Files.delete(file);
            }
            Files.delete(fresh);
        }
    }

    @State(Scope.Thread)
    public static class Log {
        RealDisk disk;
        Storage storage;

        @Setup
        public void open(Place place) {
            disk = new RealDisk(place.fresh, true);
            storage = Storage.open(disk, StorageConfig.DEFAULT);
        }

        @TearDown
        public void close() {
            disk.close();
        }

        void append(int count) {
            List<Entry> entries = new ArrayList<>(count);
            long next = storage.lastIndex() + 1;
            for (long index = next; index < next + count; index++) {
                entries.add(new Entry(index, 1, Entry.Kind.COMMAND, DATA));
            }
            storage.append(null, entries);
            storage.sync();
        }

        void beginAnewWhenLarge() {
            if (storage.bytesInUse() > MAX_BYTES) {
                storage.checkpoint(
                        null,
                        new Snapshot(storage.lastIndex(), 1, Membership.ofFirst(1), DATA),
                        List.of());
                storage.sync();
            }
        }
    }

    @State(Scope.Thread)
    public static class BareFile {
        FileChannel channel;
        ByteBuffer bytes;

        @Setup
        public void open(Place place) throws IOException {
            channel = FileChannel.open(
                    place.fresh.resolve("bare"),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            bytes = ByteBuffer.allocateDirect(place.entriesPerSync * ENTRY_BYTES);
        }

        @TearDown
        public void close() throws IOException {
            channel.close();
        }
    }

    @Benchmark
    public void storage(Place place, Log log, Durable durable) {
        log.append(place.entriesPerSync);
        log.beginAnewWhenLarge();
        durable.entries += place.entriesPerSync;
    }

    @Benchmark
    public void bare(Place place, BareFile file, Durable durable) throws IOException {
        file.bytes.clear();
        while (file.bytes.hasRemaining()) {
            file.channel.write(file.bytes);
        }
        file.channel.force(false);
        if (file.channel.position() > MAX_BYTES) {
            file.channel.truncate(0);
        }
        durable.entries += place.entriesPerSync;
    }
}
