package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.trace.Outcome;
import raftarium.trace.ReadMode;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * What a client asked, when, and what became of it.
 *
 * @param client who asked
 * @param kind what to do
 * @param key with which key, or which lock; empty for a queue
 * @param value what is put, appended, set or pushed; the id that ack names; empty otherwise
 * @param expected what cas compares with; the version that set wants to find, or beyond which watch
 *     asks; empty otherwise, and if it is any
 * @param result the answer: a get's value, null if the key has none; for delete and cas {@code
 *     true} or {@code false}, null if nobody noted it; what the other machines answer, null for
 *     none; of no meaning unless the outcome is ok
 * @param callNanos when it was called
 * @param returnNanos when its outcome was known, not before the call; {@link #NEVER} if it isn't
 *     known: then the operation goes on
 * @param outcome what the client knows of it: failed says that it had no effect and never will
 * @param read how a get was answered; null if it wasn't said, and for everything else
 * @param askedNanos the time that the command carries, for machines that want one: when it was
 *     called, also where the order of events has taken the place of times
 */
public record Operation(
        String client,
        Kind kind,
        String key,
        String value,
        String expected,
        @Nullable String result,
        long callNanos,
        long returnNanos,
        Outcome outcome,
        @Nullable ReadMode read,
        long askedNanos) {
    /** The same, with the time at which it was called in the command. */
    public Operation(
            String client,
            Kind kind,
            String key,
            String value,
            String expected,
            @Nullable String result,
            long callNanos,
            long returnNanos,
            Outcome outcome,
            @Nullable ReadMode read) {
        this(
                client,
                kind,
                key,
                value,
                expected,
                result,
                callNanos,
                returnNanos,
                outcome,
                read,
                callNanos);
    }

    /** The return of an operation that didn't, as far as anybody knows. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Checks that it returned after it was called. */
    public Operation {
        if (returnNanos < callNanos) {
            throw new IllegalArgumentException(
                    "an operation returns when it was called or later, not at " + returnNanos
                            + " with a call at " + callNanos);
        }
    }

    /** What to do. */
    public enum Kind {
        PUT,
        APPEND,
        GET,
        DELETE,
        CAS,
        PUSH,
        POP,
        ACK,
        LOCK,
        UNLOCK,
        SET,
        WATCH;

        /**
         * The name of its object, which is checked as a whole; empty where each key is checked by
         * itself.
         */
        public String object() {
            return switch (this) {
                case PUT, APPEND, GET, DELETE, CAS -> "";
                case PUSH, POP, ACK -> "the queue";
                case LOCK, UNLOCK -> "the locks";
                case SET, WATCH -> "the configuration";
            };
        }

        /** In lower case, as typed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of that name, if there is one. */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    /** Whether its answer is known; else it may take effect, or never. */
    public boolean isAnswered() {
        return outcome == Outcome.OK;
    }

    /** What became of it. */
    public Operation ended(Outcome how, @Nullable String answer, long atNanos) {
        return new Operation(
                client,
                kind,
                key,
                value,
                expected,
                answer,
                callNanos,
                atNanos,
                how,
                read,
                askedNanos);
    }

    /** The same at other times; the command still carries its own. */
    Operation at(long call, long end) {
        return new Operation(
                client, kind, key, value, expected, result, call, end, outcome, read, askedNanos);
    }

    /** What it is about: {@code key x}, {@code the queue}. */
    public String subject() {
        return kind.object().isEmpty() ? "key " + key : kind.object();
    }

    /** The same, as if its client hadn't waited for the answer. */
    Operation unanswered() {
        return ended(Outcome.UNKNOWN, null, NEVER);
    }

    /** As typed: {@code put x 1}. */
    public String command() {
        return key.isEmpty() && !kind.object().isEmpty()
                ? words()
                : words().replaceFirst("( |$)", " " + Matcher.quoteReplacement(key) + "$1");
    }

    /** As typed, without the key: {@code put 1}. */
    String words() {
        return switch (kind) {
            case PUT, APPEND, PUSH, ACK -> kind.word() + " " + value;
            case GET, DELETE, POP, LOCK, UNLOCK -> kind.word();
            case SET ->
                kind.word() + " " + value + (expected.isEmpty() ? "" : " --version " + expected);
            case WATCH -> kind.word() + (expected.isEmpty() ? "" : " --after " + expected);
            case CAS -> kind.word() + " " + expected + " " + value;
        };
    }

    /** What came back, in a word; empty for what answers nothing. */
    String answer() {
        if (!isAnswered()) {
            return outcome == Outcome.FAILED ? "failed" : "unknown";
        }
        return switch (kind) {
            case PUT, APPEND -> "";
            case GET, PUSH, POP, ACK, LOCK, UNLOCK, SET, WATCH -> result == null ? "none" : result;
            case DELETE, CAS -> result == null ? "" : result;
        };
    }
}
