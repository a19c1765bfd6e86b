package raftarium.grammar;

import org.jspecify.annotations.Nullable;

import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Words as they are read as a shape. */
final class Reading<T> {
    private final Shape<T> shape;
    private final List<Part<?>> parts;
    private final Words words;
    private final List<@Nullable Object> values;
    private final boolean[] typed;

    /** The last word that was taken. */
    private Word last;

    /** Which part is the next that has its place. */
    private int next;

    Reading(Shape<T> shape, Words all) {
        this.shape = shape;
        parts = shape.parts();
        words = all.recut(this::apart);
        last = all.before();
        values = new ArrayList<>(Collections.nCopies(parts.size(), null));
        typed = new boolean[parts.size()];
        for (int place = 0; place < parts.size(); place++) {
            values.set(place, parts.get(place).otherwise());
        }
    }

    /** Makes an option and its value, with = between them, two words. */
    private List<Word> apart(List<Word> whole) {
        List<Word> apart = new ArrayList<>();
        for (Word word : whole) {
            int equals = isOption(word) ? word.text().indexOf('=') : -1;
            int place = equals < 0 ? -1 : place(word.text().substring(0, equals));
            if (place < 0 || parts.get(place) instanceof Part.Said) {
                apart.add(word);
            } else {
                String text = word.text();
                apart.add(new Word(text.substring(0, equals), false, word.line(), word.column()));
                int value = equals + 1;
                if (value < text.length()) {
                    apart.add(new Word(
                            text.substring(value), false, word.line(), word.column() + value));
                }
            }
        }
        return apart;
    }

    private static boolean isOption(Word word) {
        return !word.quoted() && word.text().matches("--.*|-[A-Za-z].*");
    }

    /** Where an option is among the parts; -1 if there is none of that name. */
    private int place(String option) {
        for (int place = 0; place < parts.size(); place++) {
            if (parts.get(place).isOption() && parts.get(place).word().equals(option)) {
                return place;
            }
        }
        return -1;
    }

    T read() throws UnfitException {
        while (words.hasNext()) {
            Word word = take();
            if (isOption(word) && !takesAll()) {
                option(word);
            } else {
                positioned(word);
            }
        }
        end();
        try {
            return shape.make(values);
        } catch (MistakeException mistake) {
            throw UnfitException.of(mistake, words.before());
        }
    }

    private boolean takesAll() {
        return next < parts.size()
                && parts.get(next) instanceof Part.Value<?> value
                && value.kind().takesAll();
    }

    private Word take() throws UnfitException {
        try {
            last = words.next("a word");
            return last;
        } catch (MistakeException mistake) {
            throw UnfitException.of(mistake, last);
        }
    }

    private void option(Word word) throws UnfitException {
        int place = place(word.text());
        if (place < 0) {
            throw UnfitException.unexpected(word);
        }
        Part<?> part = parts.get(place);
        if (typed[place] && !(part instanceof Part.Repeated)) {
            throw UnfitException.of(new MistakeException(word.text() + " is said twice"), word);
        }
        typed[place] = true;
        if (part instanceof Part.Said said) {
            values.set(place, said.whenTyped());
        } else if (part instanceof Part.Value<?> value) {
            values.set(place, behind(value.word(), value.name(), value.kind()));
        } else if (part instanceof Part.Repeated<?> repeated) {
            List<Object> more = new ArrayList<>((List<?>) values.get(place));
            more.add(behind(repeated.word(), repeated.name(), repeated.kind()));
            values.set(place, more);
        }
    }

    /** The value behind a word. */
    private <V> V behind(String word, String name, Kind<V> kind) throws UnfitException {
        if (!words.hasNext()) {
            kind.offer(words);
            words.say(name);
            throw UnfitException.missing(name, last);
        }
        return value(word.startsWith("-") ? word : "", kind);
    }

    /** A value, of that option if it is one. */
    private <V> V value(String option, Kind<V> kind) throws UnfitException {
        int begin = words.position();
        try {
            V value = kind.read(words);
            last = words.last();
            return value;
        } catch (MistakeException mistake) {
            throw UnfitException.of(
                    option.isEmpty() ? mistake : mistake.behind(option), words.at(begin));
        }
    }

    /** A word that is no option: it is that of the next part, or begins its value. */
    private void positioned(Word word) throws UnfitException {
        while (next < parts.size()) {
            int place = next++;
            Part<?> part = parts.get(place);
            if (part.isOption()) {
                continue;
            }
            boolean isIts = part.word().isEmpty() || word.is(part.word());
            if (!isIts && part.isRequired()) {
                throw UnfitException.otherWord(part.word(), word);
            } else if (isIts) {
                typed[place] = true;
                values.set(place, positioned(part));
                return;
            }
        }
        throw UnfitException.unexpected(word);
    }

    private Object positioned(Part<?> part) throws UnfitException {
        if (!(part instanceof Part.Value<?> value)) {
            return true;
        } else if (!value.word().isEmpty()) {
            return behind(value.word(), value.name(), value.kind());
        }
        words.moveTo(words.position() - 1);
        return value("", value.kind());
    }

    /** What could come next is offered, and what is missing found out. */
    private void end() throws UnfitException {
        boolean isAsked = true;
        for (int place = next; place < parts.size() && isAsked; place++) {
            isAsked = offer(parts.get(place));
        }
        List<Part<?>> left = left();
        left.stream()
                .filter(Part::isOption)
                .forEach(part -> words.offer(part.word(), part.meaning()));
        words.say(left.stream().map(Part::shown).collect(Collectors.joining(" ")));
        for (Part<?> part : left) {
            if (part.isRequired()) {
                boolean isWord = part instanceof Part.Said && !part.isOption();
                throw UnfitException.missing(
                        isWord ? "'" + part.label() + "'" : part.label(), last);
            }
        }
    }

    /** Offers what a part may begin with; whether the one behind it may come in its place. */
    private boolean offer(Part<?> part) {
        if (part.isOption()) {
            return true;
        } else if (!part.word().isEmpty()) {
            words.offer(part.word(), "");
            return !part.isRequired();
        } else if (part instanceof Part.Value<?> value) {
            value.kind().offer(words);
        }
        return false;
    }

    /** The parts that can still be typed. */
    private List<Part<?>> left() {
        List<Part<?>> left = new ArrayList<>();
        for (int place = 0; place < parts.size(); place++) {
            Part<?> part = parts.get(place);
            boolean again = part instanceof Part.Repeated;
            if (part.isOption() ? !typed[place] || again : place >= next) {
                left.add(part);
            }
        }
        return left;
    }
}
