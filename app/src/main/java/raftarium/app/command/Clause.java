package raftarium.app.command;

import raftarium.command.Sought;
import raftarium.condition.Condition;
import raftarium.condition.ConditionParser;
import raftarium.condition.NodeSet;
import raftarium.condition.NodeSetParser;
import raftarium.sim.Compaction;
import raftarium.words.Expectations;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Quantities.Time;
import raftarium.words.Quantities.TimeRange;
import raftarium.words.Spelling;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What follows a command's name where that isn't options and single words. */
sealed interface Clause {
    /** CONDITION [within D] */
    record Until(Sought sought, Optional<Time> within) implements Clause {
        static Until parse(Words words) throws MistakeException {
            Sought sought = Clause.sought(words);
            Optional<Time> within =
                    words.take("within") ? Optional.of(time(words)) : Optional.empty();
            words.end();
            return new Until(sought, within);
        }
    }

    /** CONDITION [within D], or never CONDITION for D */
    record Expect(Sought sought, Optional<Time> within, Optional<Time> neverFor) implements Clause {
        static Expect parse(Words words) throws MistakeException {
            if (!words.take("never")) {
                Until until = Until.parse(words);
                return new Expect(until.sought, until.within, Optional.empty());
            }
            Sought sought = Clause.sought(words);
            words.offer(List.of("for"));
            Word next = words.next("'for' and a time");
            if (!next.is("for")) {
                throw new MistakeException(
                        "'for' and a time expected, not '" + next.text() + "'", next);
            }
            Time time = time(words);
            words.end();
            return new Expect(sought, Optional.empty(), Optional.of(time));
        }
    }

    /** [--first|--list] CONDITION, or with the option behind it */
    record When(Which which, Sought sought) implements Clause {
        /** Which of the moments at which it began to hold. */
        enum Which {
            LAST,
            FIRST,
            LIST
        }

        static When parse(Words words) throws MistakeException {
            Which before = which(words);
            Sought sought = Clause.sought(words);
            Which behind = which(words);
            words.end();
            return new When(before == Which.LAST ? behind : before, sought);
        }

        private static Which which(Words words) {
            if (words.take("--first")) {
                return Which.FIRST;
            }
            return words.take("--list") ? Which.LIST : Which.LAST;
        }
    }

    /** A condition alone. */
    record If(Condition condition) implements Clause {
        static If parse(Words words) throws MistakeException {
            Condition condition = ConditionParser.parse(words);
            words.end();
            return new If(condition);
        }
    }

    /** SET | SET [| SET...] */
    record Sides(List<NodeSet> sets) implements Clause {
        static Sides parse(Words all) throws MistakeException {
            Words words = all.recut(Sides::bars);
            List<NodeSet> sets = new ArrayList<>();
            sets.add(NodeSetParser.parse(words));
            words.offer(List.of("|"));
            while (words.hasNext()) {
                Word bar = words.next("|");
                if (!bar.is("|")) {
                    throw new MistakeException("'|' expected, not '" + bar.text() + "'", bar);
                }
                sets.add(NodeSetParser.parse(words));
                words.offer(List.of("|"));
            }
            return new Sides(List.copyOf(sets));
        }

        /** Makes each bar a word of its own. */
        private static List<Word> bars(List<Word> words) {
            List<Word> apart = new ArrayList<>();
            for (Word word : words) {
                int column = word.column();
                for (String part : word.text().split("(?<=\\|)|(?=\\|)")) {
                    apart.add(new Word(part, word.quoted(), word.line(), column));
                    column += part.length();
                }
            }
            return apart;
        }

        @Override
        public String toString() {
            return sets.stream().map(NodeSet::text).collect(Collectors.joining(" | "));
        }
    }

    /**
     * NODE | no leader | not committed INDEX [NODE] | ID | nothing
     *
     * @param number the index, or the message's id
     */
    record Why(About about, Optional<NodeSet> node, long number) implements Clause {
        /** What is asked about. */
        enum About {
            NODE,
            NO_LEADER,
            NOT_COMMITTED,
            MESSAGE,
            ANYTHING
        }

        static Why parse(Words words) throws MistakeException {
            Why why = question(words);
            words.end();
            return why;
        }

        private static Why question(Words words) throws MistakeException {
            words.offer(List.of("no", "not"));
            words.offer(Expectations.Kind.NODES);
            words.offer(Expectations.Kind.MESSAGE);
            if (!words.hasNext()) {
                return new Why(About.ANYTHING, Optional.empty(), 0);
            } else if (words.take("no")) {
                words.keyword("leader");
                return new Why(About.NO_LEADER, Optional.empty(), 0);
            } else if (words.take("not")) {
                words.keyword("committed");
                long index = number(words, "an index");
                words.offer(Expectations.Kind.NODES);
                return new Why(About.NOT_COMMITTED, holder(words), index);
            }
            boolean isId = words.peek("a question").text().matches("\\d{1,18}");
            return isId
                    ? new Why(About.MESSAGE, Optional.empty(), number(words, "an id"))
                    : new Why(About.NODE, Optional.of(NodeSetParser.parse(words)), 0);
        }

        private static Optional<NodeSet> holder(Words words) throws MistakeException {
            return words.hasNext() ? Optional.of(NodeSetParser.parse(words)) : Optional.empty();
        }

        private static long number(Words words, String what) throws MistakeException {
            Word word = words.next(what);
            if (!word.text().matches("\\d{1,18}")) {
                throw new MistakeException(what + " expected, not '" + word.text() + "'", word);
            }
            return Long.parseLong(word.text());
        }
    }

    /**
     * NODES | every N | off
     *
     * @param setting when all do so by themselves
     */
    record Compact(Optional<NodeSet> nodes, Optional<Compaction> setting) implements Clause {
        static Compact parse(Words words) throws MistakeException {
            words.offer(List.of("every", "off"));
            words.offer(Expectations.Kind.NODES);
            words.peek("nodes, 'every' or 'off'");
            Compact compact;
            if (words.take("off")) {
                compact = new Compact(Optional.empty(), Optional.of(Compaction.OFF));
            } else if (words.take("every")) {
                compact = new Compact(Optional.empty(), Optional.of(every(words)));
            } else {
                compact = new Compact(Optional.of(NodeSetParser.parse(words)), Optional.empty());
            }
            words.end();
            return compact;
        }

        private static Compaction every(Words words) throws MistakeException {
            Word word = words.next("how many entries, or a size");
            long most = 1L << 40;
            boolean isNumber = word.text().matches("[1-9]\\d{0,12}");
            if (isNumber && Long.parseLong(word.text()) <= most) {
                return new Compaction(Long.parseLong(word.text()), Long.MAX_VALUE);
            }
            try {
                return new Compaction(Long.MAX_VALUE, Quantities.bytes(word.text()));
            } catch (MistakeException mistake) {
                throw mistake.at(word);
            }
        }
    }

    /**
     * disk NODES slow D | full | read-only | error [N] | corrupt [FILE] | ok
     *
     * @param sync how long a sync takes, of a slow disk
     * @param nth which operation fails, of one that fails
     */
    record DiskFault(
            NodeSet nodes, Kind kind, Optional<TimeRange> sync, long nth, Optional<String> file)
            implements Clause {
        /** What a disk does next. */
        enum Kind {
            SLOW("slow"),
            FULL("full"),
            READ_ONLY("read-only"),
            ERROR("error"),
            CORRUPT("corrupt"),
            OK("ok");

            private final String word;

            Kind(String word) {
                this.word = word;
            }
        }

        static DiskFault parse(Words words) throws MistakeException {
            words.keyword("disk");
            NodeSet nodes = NodeSetParser.parse(words);
            Kind kind = kind(words);
            Optional<TimeRange> sync =
                    kind == Kind.SLOW ? Optional.of(range(words)) : Optional.empty();
            long nth = kind == Kind.ERROR && words.hasNext() ? nth(words) : 1;
            Optional<String> file = kind == Kind.CORRUPT && words.hasNext()
                    ? Optional.of(words.next("a file").text())
                    : Optional.empty();
            words.end();
            return new DiskFault(nodes, kind, sync, nth, file);
        }

        private static Kind kind(Words words) throws MistakeException {
            List<String> all =
                    Arrays.stream(Kind.values()).map(kind -> kind.word).toList();
            words.offer(all);
            Word word = words.next("one of " + String.join(", ", all));
            for (Kind kind : Kind.values()) {
                if (word.is(kind.word)) {
                    return kind;
                }
            }
            String hint = Spelling.hint(word.text(), all);
            throw new MistakeException(
                    "unknown disk fault '" + word.text() + "'"
                            + (hint.isEmpty() ? "; one of " + String.join(", ", all) : hint),
                    word);
        }

        private static TimeRange range(Words words) throws MistakeException {
            Word word = words.next("a time or a range of times");
            try {
                return Quantities.timeRange(word.text());
            } catch (MistakeException mistake) {
                throw mistake.at(word);
            }
        }

        private static long nth(Words words) throws MistakeException {
            Word word = words.next("a number");
            if (!word.text().matches("[1-9]\\d{0,8}")) {
                throw new MistakeException(
                        "which operation fails, 1 or more, expected, not '" + word.text() + "'",
                        word);
            }
            return Long.parseLong(word.text());
        }
    }

    /** Any words. */
    record Text(String text) implements Clause {
        static Text parse(Words words) {
            return new Text(words.rest().stream().map(Word::text).collect(Collectors.joining(" ")));
        }
    }

    private static Sought sought(Words words) throws MistakeException {
        int begin = words.position();
        Condition condition = ConditionParser.parse(words);
        return new Sought(condition, Lexer.line(words.since(begin)));
    }

    private static Time time(Words words) throws MistakeException {
        Word word = words.next("a time");
        try {
            return Quantities.time(word.text());
        } catch (MistakeException mistake) {
            throw mistake.at(word);
        }
    }
}
