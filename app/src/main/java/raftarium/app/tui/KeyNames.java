package raftarium.app.tui;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a settings file names the keys of the {@link KeyTable}: by their signs. Some signs stood for
 * something else once; since a file may be of that time, these keys are named by words.
 */
final class KeyNames {
    /**
     * A sign that stood for something else once.
     *
     * @param once what that was
     * @param now which key does that now, as a file names it
     * @param word how a file names what the sign stands for today
     */
    private record Moved(String once, String now, String word) {}

    private static final TreeMap<Character, Moved> MOVED = new TreeMap<>(Map.of(
            'h', new Moved("heal", "H", "left"),
            'm', new Moved("on to a message", ")", "bookmark"),
            'f', new Moved("on to a change", ">", "hold"),
            'g', new Moved("deliver", "D", "first"),
            'o', new Moved("hold", "hold", "scenarios"),
            '[', new Moved("older entries", "left", "back"),
            ']', new Moved("newer entries", "l", "on")));

    private KeyNames() {}

    /** The sign of the key that a file calls so; null for none. */
    static @Nullable Character sign(String name) {
        for (Map.Entry<Character, Moved> one : MOVED.entrySet()) {
            if (one.getValue().word.equals(name)) {
                return one.getKey();
            }
        }
        return name.length() == 1 ? (Character) name.charAt(0) : null;
    }

    /** What a file calls the key of that sign. */
    static String of(char sign) {
        Moved moved = MOVED.get(sign);
        return moved == null ? String.valueOf(sign) : moved.word;
    }

    /** What a sign is to be called, if it can be misunderstood; "" if it can't. */
    static String misunderstood(String name, String value) {
        Moved moved = name.length() == 1 ? MOVED.get(name.charAt(0)) : null;
        return moved == null
                ? ""
                : "'" + name + "' was " + moved.once + " once, and is " + moved.word
                        + " now: write key." + moved.now + " = " + value + " for " + moved.once
                        + ", or key." + moved.word + " = " + value;
    }
}
