package raftarium.app.terminal;

import com.googlecode.lanterna.input.CharacterPattern;
import com.googlecode.lanterna.input.CtrlAndCharacterPattern;
import com.googlecode.lanterna.input.EscapeSequenceCharacterPattern;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.NormalCharacterPattern;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Says which key a complete sequence of characters is: Lanterna's patterns, and where they fall
 * short.
 */
final class KeyPatterns {
    private static final char ESC = '\u001b';

    private static final CharacterPattern NORMAL = new NormalCharacterPattern();
    private static final CharacterPattern CONTROL = new CtrlAndCharacterPattern();
    private static final CharacterPattern SEQUENCE = new Sequences();

    private KeyPatterns() {}

    static @Nullable KeyStroke single(char character) {
        return switch (character) {
            // A raw tty sends the carriage return that the key is; Lanterna knows only the line
            // feed.
            case '\r', '\n' -> new KeyStroke(KeyType.Enter);
            case '\t' -> new KeyStroke(KeyType.Tab);
            case '\b', 0x7f -> new KeyStroke(KeyType.Backspace);
            default -> {
                CharacterPattern pattern = character < 0x20 ? CONTROL : NORMAL;
                yield keyOf(pattern.match(List.of(character)));
            }
        };
    }

    static @Nullable KeyStroke withAlt(@Nullable KeyStroke key) {
        if (key == null) {
            return null;
        }
        return key.getKeyType() == KeyType.Character
                ? new KeyStroke(key.getCharacter(), key.isCtrlDown(), true)
                : new KeyStroke(key.getKeyType(), key.isCtrlDown(), true, key.isShiftDown());
    }

    /** A sequence without its Escape: "[5~", "OP". */
    static @Nullable KeyStroke sequence(CharSequence afterEscape, boolean alt) {
        StringBuilder sequence = new StringBuilder().append(ESC);
        if (alt) {
            sequence.append(ESC);
        }
        sequence.append(afterEscape);
        List<Character> characters =
                sequence.chars().mapToObj(c -> (char) c).collect(Collectors.toList());
        return keyOf(SEQUENCE.match(characters));
    }

    /** The Linux console's F1 to F5 are "[[A" to "[[E". */
    static @Nullable KeyStroke linuxFunctionKey(int letter) {
        return switch (letter) {
            case 'A' -> new KeyStroke(KeyType.F1);
            case 'B' -> new KeyStroke(KeyType.F2);
            case 'C' -> new KeyStroke(KeyType.F3);
            case 'D' -> new KeyStroke(KeyType.F4);
            case 'E' -> new KeyStroke(KeyType.F5);
            default -> null;
        };
    }

    private static @Nullable KeyStroke keyOf(CharacterPattern.@Nullable Matching matching) {
        return matching == null ? null : matching.fullMatch;
    }

    private static final class Sequences extends EscapeSequenceCharacterPattern {
        Sequences() {
            stdMap.put(7, KeyType.Home); // rxvt
            stdMap.put(8, KeyType.End);
            finMap.remove('E');
            finMap.remove('G');
        }

        @Override
        protected @Nullable KeyStroke getKeyStrokeRaw(
                char first, int num1, int num2, char last, boolean alt) {
            if (first == '[' && last == 'R' && num1 > 1) {
                return null; // where the cursor is, not F3
            }
            // Lanterna reads ESC O A as Ctrl-Up (putty); terminals in application mode mean Up.
            boolean arrow = last >= 'A' && last <= 'D';
            return super.getKeyStrokeRaw(arrow ? '[' : first, num1, num2, last, alt);
        }

        @Override
        protected @Nullable KeyStroke getKeyStroke(@Nullable KeyType key, int modifiers) {
            // Lanterna's own F3 is of another class and equals no other F3.
            return key == KeyType.F3 && modifiers < 0
                    ? new KeyStroke(KeyType.F3)
                    : super.getKeyStroke(key, modifiers);
        }
    }
}
