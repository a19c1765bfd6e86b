package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the answers of a program that is killed and started again promise. */
final class Acknowledged {
    /** What a line does to its key. */
    private enum Kind {
        NONE,
        GET,
        PUT,
        APPEND
    }

    /** A line that was typed; without {@code key} it is about none. */
    record Line(String text, Kind kind, String key, String value) {
        static Line of(String text) {
            return new Line(text, Kind.NONE, "", "");
        }

        static Line get(String key) {
            return new Line("get " + key, Kind.GET, key, "");
        }

        static Line put(String key, String value) {
            return new Line("put " + key + " " + value, Kind.PUT, key, value);
        }

        static Line append(String key, String value) {
            return new Line("append " + key + " " + value, Kind.APPEND, key, value);
        }

        boolean writes() {
            return kind == Kind.PUT || kind == Kind.APPEND;
        }
    }

    /** Of each key what was last written or read, and answered. */
    private final Map<String, String> known = new TreeMap<>();

    /** The write that was under way at the last kill: it was carried out, or not. */
    private @Nullable Line doubtful;

    private long millis;
    private long writes;
    private long doubts;
    private long carriedOut;

    long writes() {
        return writes;
    }

    long doubts() {
        return doubts;
    }

    long doubtsThatWereCarriedOut() {
        return carriedOut;
    }

    int length(String key) {
        return known.getOrDefault(key, "").length();
    }

    /** Checks the answers that there were before the end. A line without one was begun, or not. */
    void take(String when, List<Line> lines, List<String> answers) {
        for (int number = 0; number < answers.size(); number++) {
            Line line = lines.get(number);
            String answer = answers.get(number);
            String what = when + ", line " + number + ": " + line.text() + " -> " + answer;
            if (line.kind() == Kind.GET) {
                read(what, line.key(), answer);
            } else if (line.writes()) {
                assertThat(answer).as(what).startsWith("ok ");
                known.put(line.key(), after(line));
                writes++;
            } else {
                assertThat(answer).as(what).doesNotContain("failed", "mistake", "broken");
                timePasses(what, answer);
            }
        }
        if (answers.size() < lines.size() && lines.get(answers.size()).writes()) {
            doubtful = lines.get(answers.size());
            doubts++;
        }
    }

    private String after(Line write) {
        return write.kind() == Kind.PUT
                ? write.value()
                : known.getOrDefault(write.key(), "") + write.value();
    }

    private void read(String what, String key, String answer) {
        String wanted = known.getOrDefault(key, "none");
        Line doubt = doubtful;
        if (doubt != null && doubt.key().equals(key)) {
            assertThat(answer).as(what).isIn(wanted, after(doubt));
            carriedOut += answer.equals(wanted) ? 0 : 1;
            doubtful = null;
        } else {
            assertThat(answer).as(what).isEqualTo(wanted);
        }
        if (!answer.equals("none")) {
            known.put(key, answer);
        }
    }

    /** An answer that is a time, {@code 1.234 s}, is never before the one before. */
    private void timePasses(String what, String answer) {
        if (answer.matches("\\d+\\.\\d{3} s")) {
            long now = Long.parseLong(answer.replaceAll("[^0-9]", ""));
            assertThat(now).as(what).isGreaterThanOrEqualTo(millis);
            millis = now;
        }
    }
}
