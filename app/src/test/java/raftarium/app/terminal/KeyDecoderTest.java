package raftarium.app.terminal;

import static com.googlecode.lanterna.input.KeyType.ArrowUp;
import static com.googlecode.lanterna.input.KeyType.Escape;
import static com.googlecode.lanterna.input.KeyType.F3;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;

import org.jline.utils.NonBlockingReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

class KeyDecoderTest {
    /** In what a reader gives: nothing more comes in time. */
    private static final char PAUSE = '\uffff';

    private final List<Long> timeoutsMillis = new ArrayList<>();

    /** What keys come of characters; ESC is written ^ and a pause _. */
    private List<KeyStroke> keys(String characters) throws IOException {
        String input = characters.replace('^', '\u001b').replace('_', PAUSE);
        KeyDecoder decoder = new KeyDecoder(new WakeableReader(new Script(input)));
        List<KeyStroke> keys = new ArrayList<>();
        while (true) {
            int first = decoder.first(1000);
            if (first == WakeableReader.EOF) {
                return keys;
            }
            KeyStroke key = first < 0 ? null : decoder.decode((char) first);
            if (key != null) {
                keys.add(key);
            }
        }
    }

    private final class Script extends NonBlockingReader {
        private final String input;
        private int next;

        Script(String input) {
            this.input = input;
        }

        @Override
        protected int read(long timeoutMillis, boolean isPeek) {
            timeoutsMillis.add(timeoutMillis);
            if (next == input.length()) {
                return EOF;
            }
            char c = input.charAt(next++);
            return c == PAUSE ? READ_EXPIRED : c;
        }

        @Override
        public int readBuffered(char[] buffer, int offset, int length, long timeoutMillis) {
            throw new UnsupportedOperationException();
        }
    }

    private static KeyStroke character(char c, boolean ctrl, boolean alt) {
        return new KeyStroke(c, ctrl, alt);
    }

    @ParameterizedTest
    @CsvSource({
        "^[A, ArrowUp",
        "^[B, ArrowDown",
        "^[C, ArrowRight",
        "^[D, ArrowLeft",
        "^OA, ArrowUp",
        "^[H, Home",
        "^[F, End",
        "^OH, Home",
        "^[1~, Home",
        "^[4~, End",
        "^[7~, Home",
        "^[8~, End",
        "^[2~, Insert",
        "^[3~, Delete",
        "^[5~, PageUp",
        "^[6~, PageDown",
        "^OP, F1",
        "^OQ, F2",
        "^OR, F3",
        "^OS, F4",
        "^[11~, F1",
        "^[15~, F5",
        "^[17~, F6",
        "^[21~, F10",
        "^[24~, F12",
        "^[[A, F1",
        "^[[E, F5",
        "^[Z, ReverseTab",
    })
    void specialKeysAreKnownByTheirSequences(String sequence, KeyType type) throws IOException {
        assertThat(keys(sequence)).containsExactly(new KeyStroke(type));
    }

    @Test
    void modifiersOfSpecialKeysAreTold() throws IOException {
        assertThat(keys("^[1;5A^[1;3A^[1;2A^[5;5~^^[A"))
                .containsExactly(
                        new KeyStroke(ArrowUp, true, false, false),
                        new KeyStroke(ArrowUp, false, true, false),
                        new KeyStroke(ArrowUp, false, false, true),
                        new KeyStroke(KeyType.PageUp, true, false, false),
                        new KeyStroke(ArrowUp, false, true, false));
    }

    @Test
    void controlCharactersAreKeys() throws IOException {
        assertThat(keys("\u0003\u001a\u001c\u0000\t\r\n\u007f\b"))
                .containsExactly(
                        character('c', true, false),
                        character('z', true, false),
                        character('\\', true, false),
                        character(' ', true, false),
                        new KeyStroke(KeyType.Tab),
                        new KeyStroke(KeyType.Enter),
                        new KeyStroke(KeyType.Enter),
                        new KeyStroke(KeyType.Backspace),
                        new KeyStroke(KeyType.Backspace));
    }

    @Test
    void altIsAnEscapeBefore() throws IOException {
        assertThat(keys("^x^\u0003^\r^[_^O_^]_"))
                .containsExactly(
                        character('x', false, true),
                        character('c', true, true),
                        new KeyStroke(KeyType.Enter, false, true),
                        character('[', false, true),
                        character('O', false, true),
                        character(']', false, true));
    }

    @Test
    void escapeAloneIsToldFromASequenceWithin100Millis() throws IOException {
        assertThat(keys("^_[A"))
                .containsExactly(
                        new KeyStroke(Escape),
                        character('[', false, false),
                        character('A', false, false));
        assertThat(timeoutsMillis.get(1)).isPositive().isLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^[<0;10;5M", "^[1;5A", "^[[A", "^]11;rgb\u0007"})
    void theRestOfASequenceIsWaitedForWhenALinkIsSlow(String sequence) throws IOException {
        keys(sequence);
        int begun = 3;
        assertThat(timeoutsMillis.subList(begun, sequence.length()))
                .isNotEmpty()
                .allSatisfy(millis -> assertThat(millis).isGreaterThanOrEqualTo(400));
    }

    @Test
    void escapeHeldDownIsEachTimeAKey() throws IOException {
        assertThat(keys("^^^_"))
                .containsExactly(
                        new KeyStroke(Escape), new KeyStroke(Escape), new KeyStroke(Escape));
        assertThat(keys("^^_^x"))
                .containsExactly(
                        new KeyStroke(Escape), new KeyStroke(Escape), character('x', false, true));
    }

    @Test
    void whatIsNoKeyLeavesNoLettersBehind() throws IOException {
        // An answer about the device, one about the cursor, focus, a paste, colours, an unknown
        // key.
        assertThat(keys("^[?62;22ca^[24;80Rb^[I^[Oc^[200~d^[201~"
                        + "^]11;rgb:0/0/0\u0007e^P1+r^\\f^[99;7~g"))
                .extracting(KeyStroke::getCharacter)
                .containsExactly('a', 'b', 'c', 'd', 'e', 'f', 'g');
    }

    @Test
    void aSequenceCutShortIsDroppedAndTheNextKeyIsNot() throws IOException {
        assertThat(keys("^[1;_x^[1^[A"))
                .containsExactly(character('x', false, false), new KeyStroke(ArrowUp));
        assertThat(keys("^[" + "1".repeat(5000) + "_x")).contains(character('x', false, false));
    }

    @Test
    void f3WithAModifierIsNotThePlaceOfTheCursor() throws IOException {
        assertThat(keys("^[1;2R^[7;2R")).containsExactly(new KeyStroke(F3, false, false, true));
    }

    @ParameterizedTest
    @CsvSource({
        "^[<0;201;50M, CLICK_DOWN, 1, 200, 49",
        "^[<0;201;50m, CLICK_RELEASE, 1, 200, 49",
        "^[<2;1;1M, CLICK_DOWN, 3, 0, 0",
        "^[<32;1500;7M, DRAG, 1, 1499, 6",
        "^[<35;3;4M, MOVE, 0, 2, 3",
        "^[<64;80;24M, SCROLL_UP, 4, 79, 23",
        "^[<65;80;24M, SCROLL_DOWN, 5, 79, 23",
        "^[<16;9;9M, CLICK_DOWN, 1, 8, 8",
        "'^[M !!', CLICK_DOWN, 1, 0, 0",
        "'^[M#%\"', CLICK_RELEASE, 0, 4, 1",
    })
    void theMouseIsUnderstoodAtAnyColumn(
            String report, MouseActionType type, int button, int column, int row)
            throws IOException {
        MouseAction action = (MouseAction) keys(report).get(0);
        assertThat(action.getActionType()).isEqualTo(type);
        assertThat(action.getButton()).isEqualTo(button);
        assertThat(action.getPosition().getColumn()).isEqualTo(column);
        assertThat(action.getPosition().getRow()).isEqualTo(row);
    }

    @Test
    void aMouseReportThatMakesNoSenseIsDropped() throws IOException {
        assertThat(keys("^[<0;1M^[<x^[<99999999999;1;1M^[<66;1;1M^[<128;1;1M^[<0;1;1Zx"))
                .containsExactly(character('x', false, false));
    }
}
