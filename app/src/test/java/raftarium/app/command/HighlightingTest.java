package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

/** What the parts of a line are. */
class HighlightingTest {
    private static String parts(String text) {
        try (Lab lab = Lab.fresh()) {
            return lab.interpreter().highlight(text).stream()
                    .map(part -> part.kind() + ":" + text.substring(part.start(), part.end()))
                    .collect(Collectors.joining(" "));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "crash n1 --torn ! COMMAND:crash NODES:n1 OPTION:--torn",
                "run 10ms; heal # now ! COMMAND:run QUANTITY:10ms COMMAND:heal COMMENT:# now",
                "put x 'a b' ! COMMAND:put QUOTED:'a b'",
                "put x 'a b ! COMMAND:put QUOTED:'a b",
                "crsh n1 ! MISTAKE:crsh NODES:n1",
                "crsh ! MISTAKE:crsh",
                "cra ! ``",
                "`cra ` ! MISTAKE:cra",
                "maybe 20% crash random ! COMMAND:maybe QUANTITY:20% COMMAND:crash NODES:random",
                "repeat 2; put x 1 ! COMMAND:repeat QUANTITY:2 COMMAND:put QUANTITY:1",
                "crash n1,leader n9x --torn ! COMMAND:crash NODES:n1,leader MISTAKE:n9x"
                        + " OPTION:--torn",
                "run 5parsecs ! COMMAND:run",
                "`run 5parsecs ` ! COMMAND:run MISTAKE:5parsecs",
                "`expect leader is foo ` ! COMMAND:expect NODES:leader MISTAKE:foo",
                "link n1 n2 --delay 10ms..50ms ! COMMAND:link NODES:n1 NODES:n2 OPTION:--delay"
                        + " QUANTITY:10ms..50ms",
            })
    void eachPartIsWhatTheParsersTakeItFor(String text, String wanted) {
        assertThat(parts(text)).isEqualTo(wanted);
    }
}
