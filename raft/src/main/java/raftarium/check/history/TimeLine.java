package raftarium.check.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Operations as a picture in text, a row each. What is left of something else was earlier; apart
 * from that distances mean nothing. An operation whose outcome isn't known has no end.
 */
final class TimeLine {
    private static final int WIDTH = 80;
    private static final int MAX_WORDS = 28;

    /** A call or a return of the operation of that number. */
    private record Mark(long atNanos, boolean isReturn, int number) {}

    private static final Comparator<Mark> IN_TIME =
            Comparator.comparingLong(Mark::atNanos).thenComparing(Mark::isReturn);

    private final List<Operation> operations;
    private final int margin;

    /** The columns of each operation's call and return. */
    private final int[] calls;

    private final int[] returns;
    private int end;

    private TimeLine(List<Operation> operations) {
        this.operations = operations;
        calls = new int[operations.size()];
        returns = new int[operations.size()];
        margin = 1
                + operations.stream()
                        .mapToInt(operation -> brief(operation.client()).length())
                        .max()
                        .orElse(0);
    }

    /** The picture, its lines separated by line feeds. */
    static String of(List<Operation> operations) {
        TimeLine line = new TimeLine(operations);
        line.place(true);
        boolean inside = line.margin + line.end < WIDTH;
        if (!inside) {
            line.place(false);
        }
        boolean beside = line.margin + line.end + line.longestWords() + 2 < WIDTH;
        List<String> rows = new ArrayList<>();
        for (int number = 0; number < operations.size(); number++) {
            rows.add(
                    inside
                            ? line.inside(number)
                            : beside ? line.beside(number) : line.numbered(number));
        }
        return String.join("\n", rows);
    }

    /** Calls without a return between them stand in one column, and so do returns. */
    private void place(boolean withWords) {
        List<Mark> marks = new ArrayList<>();
        for (int number = 0; number < operations.size(); number++) {
            Operation operation = operations.get(number);
            marks.add(new Mark(operation.callNanos(), false, number));
            if (operation.isAnswered()) {
                marks.add(new Mark(operation.returnNanos(), true, number));
            }
        }
        marks.sort(IN_TIME);
        int column = 0;
        boolean afterReturn = false;
        TreeSet<Integer> open = new TreeSet<>();
        for (Mark mark : marks) {
            int number = mark.number;
            if (mark.isReturn != afterReturn) {
                column++;
                afterReturn = mark.isReturn;
            }
            if (mark.isReturn) {
                int length = withWords ? words(number).length() + 3 : 1;
                column = Math.max(column, calls[number] + length);
                returns[number] = column;
                open.remove(number);
            } else {
                calls[number] = column;
                open.add(number);
            }
        }
        end = column;
        for (int number : open) {
            end = Math.max(end, calls[number] + (withWords ? words(number).length() + 5 : 3));
        }
        open.forEach(number -> returns[number] = end);
    }

    private String words(int number) {
        Operation operation = operations.get(number);
        String answer = operation.isAnswered() ? operation.answer() : "";
        return brief(operation.command()) + (answer.isEmpty() ? "" : " -> " + brief(answer));
    }

    private static String brief(String text) {
        String line = text.replaceAll("[^ -~]", "?");
        return line.length() <= MAX_WORDS ? line : line.substring(0, MAX_WORDS - 3) + "...";
    }

    private String inside(int number) {
        int length = returns[number] - calls[number] - 1;
        String words = words(number);
        int left = (length - words.length()) / 2;
        String bar = "-".repeat(left) + words + "-".repeat(length - left - words.length());
        return head(number) + " ".repeat(calls[number]) + ended(number, "|" + bar);
    }

    private String beside(int number) {
        String bar = "-".repeat(Math.max(0, returns[number] - calls[number] - 1));
        String line = " ".repeat(calls[number]) + ended(number, "|" + bar);
        String padding = " ".repeat(Math.max(1, end + 2 - line.length()));
        return head(number) + line + padding + words(number);
    }

    /** Too many to draw: where each would begin and end. */
    private String numbered(int number) {
        String last = operations.get(number).isAnswered() ? String.valueOf(returns[number]) : "";
        return head(number) + calls[number] + ".." + last + " " + words(number);
    }

    private int longestWords() {
        int longest = 0;
        for (int number = 0; number < operations.size(); number++) {
            longest = Math.max(longest, words(number).length());
        }
        return longest;
    }

    private String ended(int number, String bar) {
        if (operations.get(number).isAnswered()) {
            return bar + "|";
        }
        return bar.length() < 3 ? bar + "..." : bar.substring(0, bar.length() - 2) + "...";
    }

    private String head(int number) {
        String name = brief(operations.get(number).client());
        return name + " ".repeat(margin - name.length());
    }
}
