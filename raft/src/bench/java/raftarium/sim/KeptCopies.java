package raftarium.sim;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What copies cost that are kept: an hour of load on five nodes, once without any and once with 200
 * of them, in turns; the processor's time and the heap that is in use behind it. Beside JMH, which
 * doesn't measure a heap.
 */
final class KeptCopies {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private KeptCopies() {}

    /** Arguments: how many copies (200), how many turns (3). */
    public static void main(String[] arguments) {
        int copies = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        PrintStream out = System.out;
        for (int turn = 0; turn < turns; turn++) {
            out.println("no copies: " + hour(0));
            out.println(copies + " copies: " + hour(copies));
        }
    }

    private static String hour(int copies) {
        Simulation simulation = CopyBenchmark.underLoad();
        List<Simulation> kept = new ArrayList<>();
        long stretchNanos = HOUR_NANOS / Math.max(1, copies);
        long begin = processorNanos();
        long copying = 0;
        for (long end = stretchNanos; end <= HOUR_NANOS; end += stretchNanos) {
            simulation.runUntil(1_000_000_000L + end);
            if (copies > 0) {
                long before = System.nanoTime();
                kept.add(simulation.copyToKeep());
                copying += System.nanoTime() - before;
            }
        }
        long millis = (processorNanos() - begin) / 1_000_000;
        return millis + " ms of the processor, " + copying / 1_000_000 + " ms in copyToKeep(), "
                + usedMebibytes() + " MiB in use with " + kept.size() + " kept and "
                + simulation.trace().count() + " events";
    }

    private static long processorNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static long usedMebibytes() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
