package raftarium.check.history;

import raftarium.trace.Outcome;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Histories drawn in text; {@code histories.txt} and {@code machines.txt} say how. A column is a
 * nanosecond, or so many as is said.
 */
record Notation(String name, boolean isGood, List<Operation> operations) {
    private static final Pattern HEADER = Pattern.compile("(good|bad): (.+)");
    private static final Pattern BAR =
            Pattern.compile("\\|[- ]*(?:(\\w+): )?([a-z]+)((?: \\w+)*?)[- ]*([|>!])");

    /** All histories of a text. */
    static List<Notation> parse(String text) {
        return parse(text, 1);
    }

    /** The same; a column is so many nanoseconds. */
    static List<Notation> parse(String text, long nanos) {
        List<Notation> histories = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                histories.add(new Notation(
                        header.group(2), header.group(1).equals("good"), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                row(line, nanos, histories.get(histories.size() - 1).operations);
            }
        }
        return histories;
    }

    /** A row without a header: its operations. */
    static List<Operation> rows(String... rows) {
        List<Operation> operations = new ArrayList<>();
        for (String row : rows) {
            row(row, 1, operations);
        }
        return operations;
    }

    private static void row(String line, long nanos, List<Operation> operations) {
        Matcher bar = BAR.matcher(line);
        int at = 0;
        while (bar.find(at)) {
            if (line.substring(line.indexOf(' '), bar.start()).length() > 0
                    && at > 0
                    && !line.substring(at, bar.start()).isBlank()) {
                throw new IllegalArgumentException("what is this? " + line.substring(at));
            }
            operations.add(operation(line.substring(0, line.indexOf(' ')), nanos, bar));
            at = bar.end();
        }
        if (!line.substring(at).isBlank()) {
            throw new IllegalArgumentException("what is this? " + line.substring(at));
        }
    }

    private static Operation operation(String client, long nanos, Matcher bar) {
        Operation.Kind kind = Operation.Kind.of(bar.group(2)).orElseThrow();
        String[] words = bar.group(3).strip().split(" ");
        Outcome outcome = switch (bar.group(4)) {
            case "|" -> Outcome.OK;
            case ">" -> Outcome.UNKNOWN;
            default -> Outcome.FAILED;
        };
        if (!kind.object().isEmpty()) {
            return ofObject(client, kind, bar, nanos, outcome, words);
        }
        String last = words[words.length - 1];
        boolean writes = kind == Operation.Kind.PUT || kind == Operation.Kind.APPEND;
        boolean answers = outcome == Outcome.OK && !writes && !last.equals("none");
        return new Operation(
                client,
                kind,
                bar.group(1) == null ? "x" : bar.group(1),
                writes ? last : kind == Operation.Kind.CAS ? words[1] : "",
                kind == Operation.Kind.CAS ? words[0] : "",
                answers ? last : null,
                nanos * bar.start(),
                outcome == Outcome.UNKNOWN ? Operation.NEVER : nanos * (bar.end() - 1),
                outcome,
                null);
    }

    /** What is said first, then the answer. */
    private static Operation ofObject(
            String client,
            Operation.Kind kind,
            Matcher bar,
            long nanos,
            Outcome outcome,
            String[] words) {
        ArrayDeque<String> left = new ArrayDeque<>(List.of(words));
        boolean says = kind == Operation.Kind.PUSH
                || kind == Operation.Kind.ACK
                || kind == Operation.Kind.SET;
        String value = says ? left.remove() : "";
        boolean hasVersion = !left.isEmpty() && left.element().matches("v\\d+");
        String version = hasVersion ? left.remove().substring(1) : "";
        String answer = String.join(" ", left);
        boolean isOk = outcome == Outcome.OK;
        return new Operation(
                client,
                kind,
                bar.group(1) == null ? kind.object().equals("the queue") ? "" : "x" : bar.group(1),
                value,
                version,
                isOk && !answer.equals("none") ? answer : null,
                nanos * bar.start(),
                outcome == Outcome.UNKNOWN ? Operation.NEVER : nanos * (bar.end() - 1),
                outcome,
                null);
    }
}
