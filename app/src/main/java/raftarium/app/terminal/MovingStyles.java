package raftarium.app.terminal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The style sheet of a picture that moves. What is seen for so many frames has the same key frames
 * wherever it begins: it only begins later.
 */
final class MovingStyles {
    /**
     * Where one frame ends and the next begins both may be seen, or neither, by a rounding error.
     * So that isn't where somebody stops it who takes a round number of seconds.
     */
    private static final int EARLIER_MILLIS = 7;

    private final int frames;
    private final int frameMillis;
    private final TreeSet<Integer> beginnings = new TreeSet<>();
    private final TreeSet<Integer> lengths = new TreeSet<>();

    /** How something is drawn, and the class that stands for it. */
    private final Map<String, String> classes = new LinkedHashMap<>();

    MovingStyles(int frames, int frameMillis) {
        this.frames = frames;
        this.frameMillis = frameMillis;
    }

    /** The class of what is drawn like that. */
    String classOf(String declarations) {
        String known = classes.get(declarations);
        if (known == null) {
            known = "c" + Integer.toString(classes.size(), Character.MAX_RADIX);
            classes.put(declarations, known);
        }
        return known;
    }

    /** The classes of what is seen from one frame to another. */
    String classesOf(int from, int to) {
        beginnings.add(from);
        lengths.add(to - from);
        return "b" + from + " l" + (to - from) + (to == frames ? " e" : "");
    }

    private String seconds(int count, int moreMillis) {
        return BigDecimal.valueOf((long) count * frameMillis + moreMillis, 3)
                .stripTrailingZeros()
                .toPlainString();
    }

    private String percent(int count) {
        return BigDecimal.valueOf(100L * count)
                .divide(BigDecimal.valueOf(frames), 5, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    void appendTo(StringBuilder svg) {
        svg.append("<style>\n");
        classes.forEach((declarations, name) ->
                svg.append('.').append(name).append('{').append(declarations).append("}\n"));
        svg.append("g{visibility:hidden;animation:")
                .append(seconds(frames, 0))
                .append("s step-end infinite}\n.e{visibility:visible}\n");
        for (int length : lengths) {
            svg.append("@keyframes l").append(length);
            svg.append("{0%{visibility:visible}").append(percent(length));
            svg.append("%,to{visibility:hidden}}.l").append(length);
            svg.append("{animation-name:l").append(length).append("}\n");
        }
        for (int from : beginnings) {
            svg.append(".b").append(from).append("{animation-delay:-");
            svg.append(seconds(frames - from, EARLIER_MILLIS)).append("s}\n");
        }
        svg.append("@media (prefers-reduced-motion:reduce){g{animation:none!important}}\n");
        svg.append("</style>\n");
    }
}
