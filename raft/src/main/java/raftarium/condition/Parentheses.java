package raftarium.condition;

import raftarium.words.Lexer;
import raftarium.words.Word;

import java.util.ArrayList;
import java.util.List;

/** Parentheses, which are words of their own to who reads them, though one types them so: (n1. */
final class Parentheses {
    static final String OPEN = "(";
    static final String CLOSE = ")";

    private Parentheses() {}

    /** Whether a word begins with one. */
    static boolean begins(Word word) {
        return !word.quoted() && word.text().startsWith(OPEN);
    }

    /**
     * Makes words of those that begin words, and of those at a word's end that nothing in it opens.
     * What is quoted stays as it is.
     */
    static List<Word> apart(List<Word> words) {
        List<Word> apart = new ArrayList<>();
        for (Word word : words) {
            if (word.quoted()) {
                apart.add(word);
            } else {
                cut(word, apart);
            }
        }
        return apart;
    }

    private static void cut(Word word, List<Word> apart) {
        String text = word.text();
        int begin = 0;
        while (begin < text.length() && text.charAt(begin) == '(') {
            apart.add(part(word, begin, begin + 1));
            begin++;
        }
        int opened = opened(text.substring(begin));
        int end = text.length();
        while (end > begin && opened < 0 && text.charAt(end - 1) == ')') {
            end--;
            opened++;
        }
        if (end > begin) {
            apart.add(part(word, begin, end));
        }
        for (int place = end; place < text.length(); place++) {
            apart.add(part(word, place, place + 1));
        }
    }

    /** How many more are opened in a text than closed. */
    private static int opened(String text) {
        int opened = 0;
        for (int place = 0; place < text.length(); place++) {
            opened += text.charAt(place) == '(' ? 1 : text.charAt(place) == ')' ? -1 : 0;
        }
        return opened;
    }

    private static Word part(Word word, int from, int to) {
        return new Word(word.text().substring(from, to), false, word.line(), word.column() + from);
    }

    /** Words as a line that reads the same again, each parenthesis at the word that it is beside. */
    static String line(List<Word> words) {
        StringBuilder line = new StringBuilder();
        Word before = null;
        for (Word word : words) {
            boolean joined = before == null
                    || before.is(OPEN) && !word.quoted()
                    || word.is(CLOSE) && !before.quoted() && opened(before.text()) <= 0;
            line.append(joined ? "" : " ").append(Lexer.line(List.of(word)));
            before = word;
        }
        return line.toString();
    }
}
