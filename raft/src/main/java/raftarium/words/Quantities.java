package raftarium.words;

import raftarium.sim.NodeClock;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times, ranges and chances as they are typed, and as they are shown. */
public final class Quantities {
    /** A time, in nanoseconds. */
    public record Time(long nanos) {}

    /** A range of times, in nanoseconds; both ends are in it. */
    public record TimeRange(long minNanos, long maxNanos) {}

    /** A size, 1 byte to 1 TiB. */
    public record ByteSize(long bytes) {}

    /** A time ahead or, negative, back; in nanoseconds. */
    public record Shift(long nanos) {}

    /** How much too fast a clock runs, in millionths; negative: too slow. */
    public record Drift(int ppm) {}

    /** A chance, in millionths. */
    public record Chance(int millionths) {}

    /** A range of whole numbers; both ends are in it. */
    public record Span(long first, long last) {}

    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|ms|s|m|h)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(B|KiB|MiB)");

    /** A hundred years. */
    private static final BigDecimal MAX_NANOS = new BigDecimal("3155760000000000000");

    private Quantities() {}

    private static long unitNanos(String unit) {
        return switch (unit) {
            case "h" -> 3_600_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "s" -> 1_000_000_000L;
            case "ms" -> 1_000_000L;
            case "us" -> 1_000L;
            default -> 1L;
        };
    }

    public static Time time(String text) throws MistakeException {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new MistakeException(
                    "'" + text + "' is no time: 250us, 250ms, 1.5s, 2m or 1h would be");
        }
        BigDecimal nanos = new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unitNanos(matcher.group(2))))
                .setScale(0, RoundingMode.HALF_UP);
        if (nanos.compareTo(MAX_NANOS) > 0) {
            throw new MistakeException("'" + text + "' is more than a hundred years");
        }
        return new Time(nanos.longValueExact());
    }

    public static Shift shift(String text) throws MistakeException {
        boolean back = text.startsWith("-");
        long nanos = time(back || text.startsWith("+") ? text.substring(1) : text).nanos;
        return new Shift(back ? -nanos : nanos);
    }

    public static Drift drift(String text) throws MistakeException {
        boolean isOne = text.matches("[-+]?\\d{1,3}(\\.\\d{1,4})?%");
        int ppm = isOne
                ? new BigDecimal(text.substring(0, text.length() - 1))
                        .movePointRight(4)
                        .intValueExact()
                : 0;
        if (!isOne || ppm < NodeClock.MIN_DRIFT_PPM || ppm > NodeClock.MAX_DRIFT_PPM) {
            throw new MistakeException(
                    "'" + text + "' is no drift: -90% to 900%, such as 10% or -2.5%, would be");
        }
        return new Drift(ppm);
    }

    public static TimeRange timeRange(String text) throws MistakeException {
        int dots = text.indexOf("..");
        if (dots < 0) {
            long nanos = time(text).nanos;
            return new TimeRange(nanos, nanos);
        }
        long min = time(text.substring(0, dots)).nanos;
        long max = time(text.substring(dots + 2)).nanos;
        if (max < min) {
            throw new MistakeException("'" + text + "' runs backwards: the shorter time first");
        }
        return new TimeRange(min, max);
    }

    public static Chance chance(String text) throws MistakeException {
        boolean isOne = text.matches("\\d{1,3}(\\.\\d{1,4})?%");
        BigDecimal percent =
                isOne ? new BigDecimal(text.substring(0, text.length() - 1)) : BigDecimal.ZERO;
        if (!isOne || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new MistakeException("'" + text + "' is no chance: 0% to 100% would be");
        }
        return new Chance(percent.movePointRight(4).intValueExact());
    }

    /** A whole number from {@code min} to {@code max}. */
    public static long whole(String text, long min, long max) throws MistakeException {
        if (!text.matches("[-+]?[0-9]+")) {
            throw new MistakeException("'" + text + "' is no whole number");
        }
        BigInteger number = new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(min)) < 0
                || number.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new MistakeException("'" + text + "' isn't from " + min + " to " + max);
        }
        return number.longValueExact();
    }

    /** A size as a number of bytes, 1 byte to 1 TiB. */
    public static long bytes(String text) throws MistakeException {
        if (!SIZE.matcher(text).matches()) {
            throw new MistakeException("'" + text
                    + "' is neither a number of entries nor a size: 1000, 64KiB or 1MiB would be");
        }
        return size(text);
    }

    /** The same, where nothing else could be meant. */
    public static long size(String text) throws MistakeException {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new MistakeException("'" + text + "' is no size: 128B, 64KiB or 1MiB would be");
        }
        int shift = switch (matcher.group(2)) {
            case "MiB" -> 20;
            case "KiB" -> 10;
            default -> 0;
        };
        long bytes = Long.parseLong(matcher.group(1)) << shift;
        if (bytes < 1 || bytes > 1L << 40) {
            throw new MistakeException("'" + text + "' isn't from 1B to 1048576MiB");
        }
        return bytes;
    }

    public static Span span(String text) throws MistakeException {
        Matcher matcher =
                Pattern.compile("(-?\\d{1,19})(?:\\.\\.(-?\\d{1,19}))?").matcher(text);
        if (!matcher.matches()) {
            throw new MistakeException("'" + text + "' is no range: 1..20 would be");
        }
        try {
            long first = Long.parseLong(matcher.group(1));
            long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
            if (last < first) {
                throw new MistakeException("'" + text + "' runs backwards");
            }
            return new Span(first, last);
        } catch (NumberFormatException tooLarge) {
            throw new MistakeException("'" + text + "' has a number of more than 64 bits");
        }
    }

    /** A time as it is shown: 12.480 s. */
    public static String seconds(long nanos) {
        return nanos / 1_000_000_000 + "." + padded(nanos / 1_000_000 % 1000, 3, "0") + " s";
    }

    /** A number that takes that much room: a step shows many, and torture takes many steps. */
    static String padded(long number, int length, String padding) {
        String digits = Long.toString(number);
        return padding.repeat(Math.max(0, length - digits.length())) + digits;
    }

    /** A time as it would be typed: 1.5s, 250ms, 0s. */
    public static String typed(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        for (String unit : new String[] {"h", "m", "s", "ms", "us"}) {
            long size = unitNanos(unit);
            if (nanos >= size && nanos % (size / (unit.equals("us") ? 1000 : 10)) == 0) {
                String number = BigDecimal.valueOf(nanos)
                        .divide(BigDecimal.valueOf(size), 3, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
                return number + unit;
            }
        }
        return nanos + "ns";
    }

    /** A time ahead or, negative, back, as it would be typed: -50ms. */
    public static String shifted(long nanos) {
        return (nanos < 0 ? "-" : "") + typed(Math.abs(nanos));
    }

    /** A range of times as it would be typed: 10ms..50ms, or 10ms if that is all. */
    public static String typed(long minNanos, long maxNanos) {
        String min = typed(minNanos);
        return minNanos == maxNanos ? min : min + ".." + typed(maxNanos);
    }

    /** A chance as it would be typed: 20%. */
    public static String percent(int millionths) {
        return BigDecimal.valueOf(millionths, 4).stripTrailingZeros().toPlainString() + "%";
    }
}
