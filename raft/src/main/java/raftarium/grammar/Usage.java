package raftarium.grammar;

import org.jspecify.annotations.Nullable;

import raftarium.words.Expectations;
import raftarium.words.MistakeException;
import raftarium.words.Spelling;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A command's word: the shapes in which it is typed, and what is said of it.
 *
 * @param word its name
 * @param says what it does, in paragraphs; the first sentence stands for it in lists
 * @param examples lines as they could be typed
 * @param shapes in the order in which they are tried
 */
public record Usage<T>(
        String word, List<String> says, List<String> examples, List<Shape<? extends T>> shapes) {
    /** A usage that is typed in one way or in several. */
    @SafeVarargs
    public static <T> Usage<T> of(
            String word, List<String> says, List<String> examples, Shape<? extends T>... shapes) {
        List<Shape<? extends T>> all = new ArrayList<>();
        for (Shape<? extends T> shape : shapes) {
            all.add(shape);
        }
        return new Usage<>(word, says, examples, List.copyOf(all));
    }

    /** The command that the words behind its name make, which are all taken. */
    public T read(Words words) throws MistakeException {
        int begin = words.position();
        List<UnfitException> unfit = new ArrayList<>();
        for (Shape<? extends T> shape : shapes) {
            words.moveTo(begin);
            try {
                return new Reading<>(shape, words).read();
            } catch (UnfitException other) {
                unfit.add(other);
            }
        }
        throw UnfitException.together(unfit, this);
    }

    /** Notes what may come behind these words. */
    public void expect(Word name, List<Word> behind, Expectations expectations) {
        Set<String> said = new LinkedHashSet<>();
        for (Shape<? extends T> shape : shapes) {
            Expectations own = new Expectations();
            try {
                said.add(said(new Reading<>(shape, new Words(name, behind, own)), own));
            } catch (UnfitException missing) {
                // Something is missing at the end, which is what was asked; or it is another shape.
                said.add(own.said());
            }
            expectations.add(own);
        }
        said.remove("");
        expectations.say(String.join("|", said));
    }

    private static String said(Reading<?> reading, Expectations own) throws UnfitException {
        reading.read();
        return own.said();
    }

    /** How it is typed, in a line, without its word. */
    public String behind() {
        List<List<String>> all = shapes.stream()
                .map(shape -> shape.parts().stream().map(Part::shown).toList())
                .toList();
        int same = 0;
        while (isSame(all, same)) {
            same++;
        }
        int from = same;
        List<String> rests = all.stream()
                .map(parts -> String.join(" ", parts.subList(from, parts.size())))
                .toList();
        List<String> shown = new ArrayList<>(all.get(0).subList(0, same));
        boolean isOptional = rests.contains("");
        String rest = rests.stream()
                .filter(one -> !one.isEmpty())
                .distinct()
                .collect(Collectors.joining("|"));
        if (!rest.isEmpty()) {
            shown.add(isOptional ? "[" + rest + "]" : rest);
        }
        return String.join(" ", shown);
    }

    private static boolean isSame(List<List<String>> all, int place) {
        List<String> first = all.get(0);
        return all.stream()
                .allMatch(parts -> place < first.size()
                        && place < parts.size()
                        && parts.get(place).equals(first.get(place)));
    }

    /** How it is typed, in a line. */
    public String line() {
        String behind = behind();
        return behind.isEmpty() ? word : word + " " + behind;
    }

    /** Its parts, each of them once. */
    public Set<Part<?>> parts() {
        Set<Part<?>> parts = new LinkedHashSet<>();
        shapes.forEach(shape -> parts.addAll(shape.parts()));
        return parts;
    }

    /** Its options, sorted. */
    public Set<String> options() {
        return parts().stream()
                .filter(Part::isOption)
                .map(Part::word)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is to be said to who typed a word that doesn't belong there. */
    String instead(Word unexpected) {
        boolean isMisspelt =
                unexpected.text().startsWith("-") && !options().contains(unexpected.text());
        String hint = isMisspelt ? Spelling.hint(unexpected.text(), options()) : "";
        return hint.isEmpty() ? "; usage: " + line() : hint;
    }

    /** What it does, in a sentence. */
    public String summary() {
        String text = String.join(" ", says);
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /** A command as it is typed; null if it isn't typed with this word. */
    public @Nullable String print(Object command) {
        for (Shape<? extends T> shape : shapes) {
            if (shape.prints(command)) {
                return word + printed(shape, command);
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static <C> String printed(Shape<C> shape, Object command) {
        // What it prints is what it makes.
        return shape.print((C) command);
    }
}
