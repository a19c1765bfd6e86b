package raftarium.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class SpellingTest {
    @Test
    void theNearestWordIsFoundAndNoneIfNoneIsNear() {
        List<String> words = List.of("crash", "restart", "run");
        assertThat(Spelling.nearest("crahs", words)).contains("crash");
        assertThat(Spelling.nearest("rn", words)).contains("run");
        assertThat(Spelling.nearest("restrat", words)).contains("restart");
        assertThat(Spelling.nearest("quorum", words)).isEmpty();
        assertThat(Spelling.nearest("x".repeat(10_000), words)).isEmpty();
        assertThat(Spelling.distance("ab", "ba")).isEqualTo(1);
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
    }
}
