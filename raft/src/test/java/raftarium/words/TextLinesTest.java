package raftarium.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text that comes line by line. */
class TextLinesTest {
    private static TextLines of(String latin) {
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        return new TextLines(new ByteArrayInputStream(bytes));
    }

    private static List<String> all(TextLines lines) throws Exception {
        List<String> all = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }

    @Test
    void aLineEndsAsOnAnySystem() throws Exception {
        assertThat(all(of("a\nb\r\nc\rd"))).containsExactly("a", "b", "c", "d");
        assertThat(all(of("\n\r\n\r\r"))).containsExactly("", "", "", "");
        assertThat(all(of("a\n"))).containsExactly("a");
        assertThat(all(of(""))).isEmpty();
    }

    @Test
    void aMarkBeforeTheFirstLetterIsPassedOverAndOneLaterIsALetter() throws Exception {
        String mark = "\u00ef\u00bb\u00bf";
        assertThat(all(of(mark + "a\n" + mark + "b"))).containsExactly("a", "\ufeffb");
        assertThat(TextLines.whole(mark.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreAMistakeOfTheirLineAlone() throws Exception {
        TextLines lines = of("a\nb\u00ff\n\u00c3\u00a4\n");
        assertThat(lines.next()).isEqualTo("a");
        assertThatThrownBy(lines::next)
                .isInstanceOf(MistakeException.class)
                .hasMessage("this is no text in UTF-8");
        assertThat(lines.number()).isEqualTo(2);
        assertThat(lines.next()).isEqualTo("\u00e4");
        assertThat(lines.next()).isNull();
    }

    @Test
    void aLineWithoutAnEndIsRefusedAndEndsTheText() throws Exception {
        TextLines lines = new TextLines(new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return length;
            }
        });
        assertThatThrownBy(lines::next)
                .isInstanceOf(MistakeException.class)
                .hasMessage("a line has at most 8 MiB, and this one has more");
        assertThat(lines.next()).isNull();
    }
}
