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
            if (place < 0 || !takesValue(parts.get(place))) {
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
            if (option.equals(optionName(parts.get(place)))) {
                return place;
            }
        }
        return -1;
    }

    private static boolean takesValue(Part<?> option) {
        return option instanceof Part.Option || option instanceof Part.Repeated;
    }

    /** The name of an option; "" if it is none. */
    static String optionName(Part<?> part) {
        if (part instanceof Part.Option<?> option) {
            return option.name();
        } else if (part instanceof Part.Repeated<?> repeated) {
            return repeated.name();
        }
        if (part instanceof Part.Chosen chosen) {
            return chosen.label();
        }
        return part instanceof Part.Flag flag ? flag.name() : "";
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
                && parts.get(next) instanceof Part.Argument<?> argument
                && argument.kind().takesAll();
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
        if (part instanceof Part.Flag flag) {
            values.set(place, flag.whenTyped());
        } else if (part instanceof Part.Chosen) {
            values.set(place, true);
        } else if (part instanceof Part.Option<?> option) {
            values.set(place, value(option.name(), option.valueName(), option.kind()));
        } else if (part instanceof Part.Repeated<?> repeated) {
            List<Object> more = new ArrayList<>((List<?>) values.get(place));
            more.add(value(repeated.name(), repeated.valueName(), repeated.kind()));
            values.set(place, more);
        }
    }

    /** The value behind an option. */
    private <V> V value(String option, String label, Kind<V> kind) throws UnfitException {
        if (!words.hasNext()) {
            kind.offer(words);
            words.say(label);
            throw UnfitException.missing(label, last);
        }
        int begin = words.position();
        try {
            V value = kind.read(words);
            last = words.last();
            return value;
        } catch (MistakeException mistake) {
            throw UnfitException.of(mistake.behind(option), words.at(begin));
        }
    }

    /** A word that is no option: it is that of the next part, or begins its value. */
    private void positioned(Word word) throws UnfitException {
        while (next < parts.size()) {
            int place = next++;
            Part<?> part = parts.get(place);
            if (part instanceof Part.Argument<?> argument) {
                words.moveTo(words.position() - 1);
                values.set(place, positioned(argument.kind()));
                typed[place] = true;
                return;
            } else if (part instanceof Part.Literal literal) {
                if (!word.is(literal.label())) {
                    throw UnfitException.otherWord(literal.label(), word);
                }
                typed[place] = true;
                return;
            } else if (part instanceof Part.Behind<?> behind) {
                if (word.is(behind.keyword())) {
                    values.set(place, behind(behind.name(), behind.kind()));
                    typed[place] = true;
                    return;
                } else if (behind.isRequired()) {
                    throw UnfitException.otherWord(behind.keyword(), word);
                }
            }
        }
        throw UnfitException.unexpected(word);
    }

    private <V> V positioned(Kind<V> kind) throws UnfitException {
        Word first = last;
        try {
            V value = kind.read(words);
            last = words.last();
            return value;
        } catch (MistakeException mistake) {
            throw UnfitException.of(mistake, first);
        }
    }

    private <V> V behind(String label, Kind<V> kind) throws UnfitException {
        if (!words.hasNext()) {
            kind.offer(words);
            words.say(label);
            throw UnfitException.missing(label, last);
        }
        return positioned(kind);
    }

    /** What could come next is offered, and what is missing found out. */
    private void end() throws UnfitException {
        boolean isAsked = true;
        for (int place = next; place < parts.size() && isAsked; place++) {
            isAsked = offer(parts.get(place));
        }
        List<Part<?>> left = left();
        for (Part<?> part : left) {
            if (!optionName(part).isEmpty()) {
                words.offer(optionName(part), part.meaning());
            }
        }
        words.say(left.stream().map(Part::shown).collect(Collectors.joining(" ")));
        for (Part<?> part : left) {
            if (part.isRequired()) {
                boolean isWord = part instanceof Part.Literal;
                throw UnfitException.missing(
                        isWord ? "'" + part.label() + "'" : part.label(), last);
            }
        }
    }

    /** Offers what a part may begin with; whether the one behind it may come in its place. */
    private boolean offer(Part<?> part) {
        if (part instanceof Part.Argument<?> argument) {
            argument.kind().offer(words);
            return false;
        } else if (part instanceof Part.Literal literal) {
            words.offer(literal.label(), "");
            return false;
        } else if (part instanceof Part.Behind<?> behind) {
            words.offer(behind.keyword(), "");
            return !behind.isRequired();
        }
        return true;
    }

    /** The parts that can still be typed: those that have their places, then options. */
    private List<Part<?>> left() {
        List<Part<?>> left = new ArrayList<>();
        for (int place = 0; place < parts.size(); place++) {
            boolean isOption = !optionName(parts.get(place)).isEmpty();
            boolean again = parts.get(place) instanceof Part.Repeated;
            if (isOption ? !typed[place] || again : place >= next) {
                left.add(parts.get(place));
            }
        }
        return left;
    }
}
