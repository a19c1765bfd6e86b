package raftarium.check.history;

import raftarium.sim.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Histories drawn in text; {@code histories.txt} says how. A column is a nanosecond. */
record Notation(String name, boolean isGood, List<Operation> operations) {
    private static final Pattern HEADER = Pattern.compile("(good|bad): (.+)");
    private static final Pattern BAR =
            Pattern.compile("\\|[- ]*(?:(\\w+): )?([a-z]+)((?: \\w+)*?)[- ]*([|>!])");

    /** All histories of a text. */
    static List<Notation> parse(String text) {
        List<Notation> histories = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                histories.add(new Notation(
                        header.group(2), header.group(1).equals("good"), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                row(line, histories.get(histories.size() - 1).operations);
            }
        }
        return histories;
    }

    /** A row without a header: its operations. */
    static List<Operation> rows(String... rows) {
        List<Operation> operations = new ArrayList<>();
        for (String row : rows) {
            row(row, operations);
        }
        return operations;
    }

    private static void row(String line, List<Operation> operations) {
        Matcher bar = BAR.matcher(line);
        int at = 0;
        while (bar.find(at)) {
            if (line.substring(line.indexOf(' '), bar.start()).length() > 0
                    && at > 0
                    && !line.substring(at, bar.start()).isBlank()) {
                throw new IllegalArgumentException("what is this? " + line.substring(at));
            }
            operations.add(operation(line.substring(0, line.indexOf(' ')), bar));
            at = bar.end();
        }
        if (!line.substring(at).isBlank()) {
            throw new IllegalArgumentException("what is this? " + line.substring(at));
        }
    }

    private static Operation operation(String client, Matcher bar) {
        Operation.Kind kind = Operation.Kind.of(bar.group(2)).orElseThrow();
        String[] words = bar.group(3).strip().split(" ");
        Outcome outcome = switch (bar.group(4)) {
            case "|" -> Outcome.OK;
            case ">" -> Outcome.UNKNOWN;
            default -> Outcome.FAILED;
        };
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
                bar.start(),
                outcome == Outcome.UNKNOWN ? Operation.NEVER : bar.end() - 1,
                outcome,
                null);
    }
}
