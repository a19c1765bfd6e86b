package raftarium.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class SignsTest {
    @ParameterizedTest
    @CsvSource({
        "C, '', '', ASCII",
        "POSIX, '', en_US.UTF-8, ASCII",
        "C.UTF-8, '', '', UNICODE",
        "'', C, en_US.UTF-8, ASCII",
        "'', de_DE.utf8, C, UNICODE",
        "'', '', C, ASCII",
        "'', '', de_DE.ISO-8859-1, ASCII",
        "'', '', de_DE, ASCII",
        "'', '', ja_JP.UTF-8@cjk, UNICODE",
    })
    void theFirstVariableThatIsSetDecides(String all, String letters, String lang, Signs expected) {
        assertThat(Signs.said(Map.of("LC_ALL", all, "LC_CTYPE", letters, "LANG", lang)))
                .isEqualTo(expected);
    }

    @Test
    void whereNothingIsSaidItIsWhatTerminalsOfTodayShow() {
        assertThat(Signs.said(Map.of())).isEqualTo(Signs.UNICODE);
    }
}
