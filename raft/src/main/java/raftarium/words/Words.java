package raftarium.words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** Words that are read from left to right. */
public final class Words {
    private List<Word> words;
    private final Word before;

    /** Is told what could stand behind the last word; null: nobody asks. */
    private final @Nullable Expectations asking;

    private int position;

    /** The words behind {@code before}, which is where a mistake is shown if they end too early. */
    public Words(Word before, List<Word> words) {
        this(before, words, null);
    }

    /** The same; who reads them notes there what could stand behind the last. */
    public Words(Word before, List<Word> words, @Nullable Expectations asking) {
        this.before = before;
        this.words = words;
        this.asking = asking;
    }

    /** All that is left, taken, cut into words in another way. */
    public Words recut(UnaryOperator<List<Word>> cut) {
        return new Words(before, cut.apply(rest()), asking);
    }

    /** All that is left is cut into words in another way, from where it stands. */
    public void cut(UnaryOperator<List<Word>> cut) {
        List<Word> all = new ArrayList<>(words.subList(0, position));
        all.addAll(cut.apply(words.subList(position, words.size())));
        words = all;
    }

    /** One of these may come next. */
    public void offer(Collection<String> texts) {
        if (asking != null && !hasNext()) {
            texts.forEach(asking::word);
        }
    }

    /** That word may come next; a sentence on it, or "". */
    public void offer(String text, String meaning) {
        if (asking != null && !hasNext()) {
            asking.word(text, meaning);
        }
    }

    /** Says what comes next, to who asks. */
    public void say(String expected) {
        if (asking != null && !hasNext()) {
            asking.say(expected);
        }
    }

    /** Something of that kind may come next. */
    public void offer(Expectations.Kind kind) {
        if (asking != null && !hasNext()) {
            asking.kind(kind);
        }
    }

    public boolean hasNext() {
        return position < words.size();
    }

    /** The word before all of them. */
    public Word before() {
        return before;
    }

    /** The last one that was taken, or the one before all of them. */
    public Word last() {
        return position == 0 ? before : words.get(position - 1);
    }

    /** The one at a position that has been passed. */
    public Word at(int passed) {
        return words.get(passed);
    }

    public int position() {
        return position;
    }

    /** Those that were taken since then. */
    public List<Word> since(int begin) {
        return List.copyOf(words.subList(begin, position));
    }

    public void moveTo(int other) {
        position = other;
    }

    /** Whether the next word is that keyword. */
    public boolean nextIs(String keyword) {
        offer(List.of(keyword));
        return hasNext() && words.get(position).is(keyword);
    }

    /** Takes the next word if it is that keyword. */
    public boolean take(String keyword) {
        if (nextIs(keyword)) {
            position++;
            return true;
        }
        return false;
    }

    /** The next word, without taking it; {@code expected} says what should be there. */
    public Word peek(String expected) throws MistakeException {
        if (!hasNext()) {
            throw missing(expected);
        }
        return words.get(position);
    }

    /** Takes the next word; {@code expected} says what should be there. */
    public Word next(String expected) throws MistakeException {
        Word next = peek(expected);
        position++;
        return next;
    }

    /** Takes the next word, which must be that keyword. */
    public void keyword(String keyword) throws MistakeException {
        offer(List.of(keyword));
        Word next = next(keyword);
        if (!next.is(keyword)) {
            throw new MistakeException(
                    "'" + keyword + "' expected, not '" + next.text() + "'", next);
        }
    }

    /** All that is left, taken. */
    public List<Word> rest() {
        List<Word> rest = words.subList(position, words.size());
        position = words.size();
        return rest;
    }

    /** Nothing may be left. */
    public void end() throws MistakeException {
        if (hasNext()) {
            Word extra = words.get(position);
            throw new MistakeException(
                    "unexpected '" + extra.text() + "': the command ends before it", extra);
        }
    }

    private MistakeException missing(String expected) {
        if (asking != null) {
            asking.say(expected);
        }
        Word last = words.isEmpty() ? before : words.get(words.size() - 1);
        return new MistakeException(
                expected + " expected behind '" + last.text() + "'",
                last.line(),
                last.column() + last.text().length());
    }
}
