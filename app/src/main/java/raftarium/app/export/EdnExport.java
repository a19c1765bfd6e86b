package raftarium.app.export;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.Operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What clients asked and were answered, as a history of Jepsen's: an EDN map a line, one for each
 * call and one for what became of it. Values of keys are pairs {@code ["key" "value"]}, which its
 * {@code independent} tests take apart; {@code cas} has {@code ["key" ["old" "new"]]}. A process
 * that doesn't know what became of its operation never asks again: its client goes on as another.
 */
final class EdnExport {
    /**
     * A call, or what became of it.
     *
     * @param type {@code invoke}, {@code ok}, {@code fail} or {@code info}
     */
    private record Line(long nanos, String type, int process, Operation operation) {}

    private EdnExport() {}

    /** Writes it. */
    static Exported write(ExportSource source, Writer out) {
        ClientOperations history = ClientOperations.of(source);
        long end = source.session().simulation().nowNanos();
        int index = 0;
        try {
            if (!history.isFromNothing()) {
                out.write("; what was there before isn't known\n");
            }
            for (Line line : lines(history.operations(), end)) {
                out.write(text(line, index) + "\n");
                index++;
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return history.exported();
    }

    /** In the order of time; what nobody knows stands at the end. */
    private static List<Line> lines(List<Operation> operations, long end) {
        List<Line> lines = new ArrayList<>();
        Map<String, Integer> processes = new HashMap<>();
        int next = 0;
        List<Operation> inOrder = operations.stream()
                .sorted(Comparator.comparingLong(Operation::callNanos))
                .toList();
        for (Operation operation : inOrder) {
            Integer process = processes.get(operation.client());
            if (process == null) {
                process = next++;
                processes.put(operation.client(), process);
            }
            lines.add(new Line(operation.callNanos(), "invoke", process, operation));
            String type = type(operation);
            if (type.equals("info")) {
                processes.remove(operation.client());
            }
            long known = operation.returnNanos();
            lines.add(new Line(known == Operation.NEVER ? end : known, type, process, operation));
        }
        // What ends when another begins ends first: a client asks one thing at a time.
        lines.sort(Comparator.comparingLong(Line::nanos)
                .thenComparing(line -> line.type().equals("info"))
                .thenComparing(line -> line.type().equals("invoke")));
        return lines;
    }

    /** A cas that found something else has failed, in Jepsen's words. */
    private static String type(Operation operation) {
        if (operation.kind() == Operation.Kind.CAS && "false".equals(operation.result())) {
            return "fail";
        }
        return switch (operation.outcome()) {
            case OK -> "ok";
            case FAILED -> "fail";
            case UNKNOWN, PENDING -> "info";
        };
    }

    private static String text(Line line, int index) {
        return "{:process " + line.process
                + ", :type :" + line.type
                + ", :f :" + function(line.operation.kind())
                + ", :value " + value(line)
                + ", :time " + line.nanos
                + ", :index " + index
                + "}";
    }

    /** What Jepsen calls it. */
    private static String function(Operation.Kind kind) {
        return switch (kind) {
            case PUT, SET -> "write";
            case GET, WATCH -> "read";
            case PUSH -> "enqueue";
            case POP -> "dequeue";
            case LOCK -> "acquire";
            case UNLOCK -> "release";
            case APPEND, DELETE, CAS, ACK -> kind.word();
        };
    }

    private static String value(Line line) {
        Operation operation = line.operation;
        boolean answered = line.type.equals("ok");
        String answer = answered ? quoted(operation.result()) : "nil";
        return switch (operation.kind()) {
            case PUT, APPEND -> pair(operation.key(), quoted(operation.value()));
            case GET -> pair(operation.key(), answer);
            case DELETE -> pair(operation.key(), answered ? answer : "nil");
            case CAS ->
                pair(
                        operation.key(),
                        "[" + quoted(operation.expected()) + " " + quoted(operation.value()) + "]");
            case PUSH, ACK -> quoted(operation.value());
            case POP -> answer;
            case LOCK, UNLOCK -> pair(operation.key(), answer);
            case SET -> pair(operation.key(), quoted(operation.value()));
            case WATCH -> pair(operation.key(), answer);
        };
    }

    private static String pair(String key, String value) {
        return "[" + quoted(key) + " " + value + "]";
    }

    private static String quoted(@Nullable String text) {
        if (text == null) {
            return "nil";
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int place = 0; place < text.length(); place++) {
            char letter = text.charAt(place);
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(letter)) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
                    } else {
                        quoted.append(letter);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
