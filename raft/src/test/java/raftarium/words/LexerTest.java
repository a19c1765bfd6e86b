package raftarium.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class LexerTest {
    @Test
    void linesAndSemicolonsEndStatements() throws MistakeException {
        assertThat(texts("a b;c\n;;\n\n d ; e")).containsExactly("a b", "c", "d", "e");
    }

    @Test
    void aHashBeginsACommentOnlyAtAWordsStart() throws MistakeException {
        assertThat(texts("put x a#b # the rest ; is not read\nc #d\n#e"))
                .containsExactly("put x a#b", "c");
    }

    @Test
    void quotesKeepWhatWouldEndAWord() throws MistakeException {
        assertThat(words("put 'a b' \"c;d\" '#e' f' 'g"))
                .containsExactly("put", "a b", "c;d", "#e", "f g");
    }

    @Test
    void anEmptyWordCanBeQuoted() throws MistakeException {
        assertThat(words("put x ''")).containsExactly("put", "x", "");
    }

    @Test
    void singleQuotesTakeABackslashAsItIs() throws MistakeException {
        assertThat(words("put 'a\\b'")).containsExactly("put", "a\\b");
    }

    @Test
    void doubleQuotesLetABackslashStandBeforeAnythingButAQuoteAndItself() throws MistakeException {
        assertThat(words("put \"a\\\"b\" \"c\\\\d\" \"e\\nf\" \"g\\$h\""))
                .containsExactly("put", "a\"b", "c\\d", "e\\nf", "g$h");
    }

    @Test
    void aBackslashOutsideQuotesTakesTheNextCharacterAsItIs() throws MistakeException {
        assertThat(words("put a\\ b \\#c \\;d \\'e \\\\f"))
                .containsExactly("put", "a b", "#c", ";d", "'e", "\\f");
    }

    @Test
    void aBackslashAtALinesEndJoinsTheNextLine() throws MistakeException {
        List<List<Word>> statements = Lexer.statements("put x \\\n 1\nget x");
        assertThat(statements).hasSize(2);
        assertThat(statements.get(0)).extracting(Word::text).containsExactly("put", "x", "1");
        assertThat(statements.get(0).get(2).line()).isEqualTo(2);
        assertThat(statements.get(1).get(0).line()).isEqualTo(3);
    }

    @Test
    void aBackslashAtTheVeryEndStandsForItself() throws MistakeException {
        assertThat(words("put x \\")).containsExactly("put", "x", "\\");
    }

    @Test
    void aNoteMayHaveApostrophes() throws MistakeException {
        assertThat(texts("note it's n1's turn; note don't 'b c'"))
                .containsExactly("note it's n1's turn", "note don't b c");
    }

    @Test
    void barsAreLikeAnyCharacter() throws MistakeException {
        assertThat(words("put a|b |")).containsExactly("put", "a|b", "|");
    }

    @Test
    void aCarriageReturnIsWhiteSpace() throws MistakeException {
        assertThat(texts("run 1s\r\nstatus\r\n")).containsExactly("run 1s", "status");
    }

    @Test
    void eachWordKnowsWhereItStands() throws MistakeException {
        List<List<Word>> statements = Lexer.statements("a  bc;d\n\n  'e\nf' g");
        assertThat(statements.get(0)).extracting(Word::column).containsExactly(1, 4);
        assertThat(statements.get(1).get(0)).isEqualTo(new Word("d", false, 1, 7));
        assertThat(statements.get(2).get(0)).isEqualTo(new Word("e\nf", true, 3, 3));
        assertThat(statements.get(2).get(1)).isEqualTo(new Word("g", false, 4, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"put x 'abc", "put x \"abc\\\"", "put x a'"})
    void aQuoteThatIsntClosedSaysWhereItBegan(String text) {
        MistakeException mistake = catchThrowableOfType(
                MistakeException.class, () -> Lexer.statements("run 1s\n" + text));
        assertThat(mistake.what()).contains("isn't closed");
        assertThat(mistake.line()).isEqualTo(2);
        assertThat(mistake.column()).isEqualTo(text.endsWith("a'") ? 8 : 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "put x 'a b'",
                "put \"it's\" 'say \"so\"' ",
                "put x ''",
                "put a\\ b \\#c \\;d \\'e \\\\f",
                "put \"e\\nf\" '\\n' 'g\nh'",
                "note it's n1's turn",
                "put 'leader' \"end\"",
                "put x \u2028\u00e9'\u2003'",
            })
    void aStatementWrittenAgainReadsTheSame(String text) throws MistakeException {
        List<Word> words = Lexer.statements(text).get(0);
        List<List<Word>> again = Lexer.statements(Lexer.line(words));
        assertThat(again).hasSize(1);
        assertThat(again.get(0))
                .extracting(Word::text)
                .containsExactlyElementsOf(words.stream().map(Word::text).toList());
        assertThat(again.get(0).get(1).quoted())
                .isEqualTo(words.get(1).quoted() || text.startsWith("note"));
    }

    private static List<String> words(String text) throws MistakeException {
        return Lexer.statements(text).get(0).stream().map(Word::text).toList();
    }

    private static List<String> texts(String text) throws MistakeException {
        return Lexer.statements(text).stream()
                .map(words -> String.join(" ", words.stream().map(Word::text).toList()))
                .toList();
    }
}
