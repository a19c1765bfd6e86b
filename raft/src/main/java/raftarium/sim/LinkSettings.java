package raftarium.sim;

/**
 * How a link treats what crosses it. Chances are in millionths, times in nanoseconds.
 *
 * @param loss how likely a packet is lost
 * @param delayMinNanos the shortest delay
 * @param delayMaxNanos the longest
 * @param duplicate how likely a packet arrives twice
 * @param reorder how likely a packet is held back, and overtaken by later ones; the others keep
 *     their order, unless {@code asRpcs}
 * @param holdMinNanos how long such a packet is held back at least
 * @param holdMaxNanos and at most
 * @param asRpcs whether packets go as calls do in the MIT lab's network: requests are delayed, each
 *     by itself, so that they overtake each other; replies arrive at once, or are held back
 */
public record LinkSettings(
        int loss,
        long delayMinNanos,
        long delayMaxNanos,
        int duplicate,
        int reorder,
        long holdMinNanos,
        long holdMaxNanos,
        boolean asRpcs) {
    public LinkSettings {
        chance("loss", loss);
        chance("duplicate", duplicate);
        chance("reorder", reorder);
        if (delayMinNanos < 0 || delayMaxNanos < delayMinNanos) {
            throw new IllegalArgumentException(
                    "a delay runs from 0 or more upwards: " + delayMinNanos + ".." + delayMaxNanos);
        }
        if (holdMinNanos < 0 || holdMaxNanos < holdMinNanos) {
            throw new IllegalArgumentException(
                    "a hold runs from 0 or more upwards: " + holdMinNanos + ".." + holdMaxNanos);
        }
    }

    private static void chance(String name, int millionths) {
        if (millionths < 0 || millionths > 1_000_000) {
            throw new IllegalArgumentException(
                    name + " is from 0 to 1000000 millionths: " + millionths);
        }
    }

    /** A link that only delays. */
    static LinkSettings delay(long minNanos, long maxNanos) {
        return new LinkSettings(0, minNanos, maxNanos, 0, 0, 10_000_000, 50_000_000, false);
    }

    /** The same with another chance of loss. */
    public LinkSettings withLoss(int millionths) {
        return new LinkSettings(
                millionths,
                delayMinNanos,
                delayMaxNanos,
                duplicate,
                reorder,
                holdMinNanos,
                holdMaxNanos,
                asRpcs);
    }

    /** The same with another delay. */
    public LinkSettings withDelay(long minNanos, long maxNanos) {
        return new LinkSettings(
                loss, minNanos, maxNanos, duplicate, reorder, holdMinNanos, holdMaxNanos, asRpcs);
    }

    /** The same with another chance of duplication. */
    public LinkSettings withDuplicate(int millionths) {
        return new LinkSettings(
                loss,
                delayMinNanos,
                delayMaxNanos,
                millionths,
                reorder,
                holdMinNanos,
                holdMaxNanos,
                asRpcs);
    }

    /** The same with another chance of being held back, for 10 to 50 ms. */
    public LinkSettings withReorder(int millionths) {
        return new LinkSettings(
                loss,
                delayMinNanos,
                delayMaxNanos,
                duplicate,
                millionths,
                10_000_000,
                50_000_000,
                false);
    }
}
