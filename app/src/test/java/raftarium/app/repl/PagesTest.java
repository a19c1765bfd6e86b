package raftarium.app.repl;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PagesTest {
    private final Pages pages = new Pages(IntStream.rangeClosed(1, 30)
            .mapToObj(number -> "line " + number)
            .collect(Collectors.joining("\n")));

    private void press(KeyType... keys) {
        for (KeyType key : keys) {
            pages.press(new KeyStroke(key));
        }
    }

    private void type(String letters) {
        letters.chars().forEach(one -> pages.press(new KeyStroke((char) one, false, false)));
    }

    private String top() {
        return pages.shown().get(0);
    }

    @Test
    void oneGoesOnAndBackAndNotBeyondTheEnds() {
        pages.fit(80, 11);
        assertThat(pages.shown()).hasSize(10);
        press(KeyType.PageUp, KeyType.ArrowUp);
        assertThat(top()).isEqualTo("line 1");
        press(KeyType.PageDown, KeyType.ArrowDown);
        type("j");
        assertThat(top()).isEqualTo("line 13");
        type("Gj ");
        assertThat(top()).isEqualTo("line 21");
        assertThat(pages.status()).startsWith(" 21-30 of 30 ");
        type("g");
        assertThat(top()).isEqualTo("line 1");
        press(KeyType.End, KeyType.Home);
        assertThat(top()).isEqualTo("line 1");
        type("q");
        assertThat(pages.isLeft()).isTrue();
    }

    @Test
    void whatIsSearchedForGetsToTheTop() {
        pages.fit(80, 11);
        type("/LINE 1x");
        assertThat(pages.status()).isEqualTo("/LINE 1x");
        press(KeyType.Backspace, KeyType.Enter);
        assertThat(top()).isEqualTo("line 10");
        assertThat(pages.isFound("line 10")).isTrue();
        assertThat(pages.isFound("line 20")).isFalse();
        type("n");
        assertThat(top()).isEqualTo("line 11");
        type("NN");
        assertThat(top()).isEqualTo("line 1");
        type("N");
        assertThat(pages.status()).contains("no more 'line 1'");
        type("/zz");
        press(KeyType.Escape);
        assertThat(pages.status()).startsWith(" 1-10 of 30");
    }

    @Test
    void aNarrowerScreenHasMoreLinesAndNoneIsBroken() {
        assertThat(Pages.rows("one two three", 80)).isOne();
        assertThat(Pages.rows("one two three", 8)).isEqualTo(2);
        pages.fit(4, 11);
        assertThat(pages.shown()).contains("line", "  1");
    }
}
