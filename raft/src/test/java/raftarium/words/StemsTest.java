package raftarium.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StemsTest {
    @ParameterizedTest
    @CsvSource({
        "majority, two majorities are needed, true",
        "majorities, A majority of voters, true",
        "votes, nobody is voting, true",
        "crashed, crash NODES, true",
        "two majority, two majorities are needed, true",
        "three majority, two majorities are needed, false",
        "'', anything, true",
        "yes, yet, false",
        "is, as, false",
        "leader, he leads, false",
    })
    void aWordIsFoundWhateverItsEndingIs(String search, String text, boolean found) {
        assertThat(Stems.finds(text, search)).isEqualTo(found);
    }
}
