package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.command.StepGoal;
import raftarium.condition.Condition;
import raftarium.condition.ConditionParser;
import raftarium.session.Position;
import raftarium.session.SearchContext;
import raftarium.session.Timeline;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

class ParallelSearchTest {
    private static SearchContext threads(int count) {
        return new ParallelSearch(ProgressMonitor.ENDLESS, count);
    }

    private static Condition condition(String text) throws MistakeException {
        List<Word> words = Lexer.statements(text).get(0);
        return ConditionParser.parse(new Words(words.get(0), words));
    }

    /** Some moments are kept in that time, and what lies between them is gone through at once. */
    @Test
    void severalThreadsFindWhatOneDoes() throws MistakeException {
        try (Lab lab = Lab.fresh()) {
            lab.ok("load --clients 5 --rate 600; run 2s; crash n1; run 2s; restart n1; run 3s");
            Timeline timeline = lab.session().timeline();
            assertThat(timeline.at().actions()).isGreaterThan(50_000);
            Condition condition = condition("not n2 commit = 500");
            List<Position> found =
                    timeline.past(SearchContext.HERE).beginnings(condition, Integer.MAX_VALUE);
            assertThat(found).hasSizeGreaterThan(1);
            assertThat(timeline.past(threads(3)).beginnings(condition, Integer.MAX_VALUE))
                    .isEqualTo(found);
            assertThat(timeline.past(threads(3)).beginnings(condition, 1))
                    .isEqualTo(found.subList(found.size() - 1, found.size()));
            assertThat(timeline.past(threads(2)).event(StepGoal.COMMIT, 1_000))
                    .isEqualTo(timeline.past(SearchContext.HERE).event(StepGoal.COMMIT, 1_000))
                    .isNotNull();
        }
    }

    private static Iterator<Supplier<Integer>> pieces(int count, int broken) {
        return IntStream.range(0, count)
                .<Supplier<Integer>>mapToObj(number -> () -> {
                    if (number == broken) {
                        throw new IllegalArgumentException("piece " + number);
                    }
                    return number;
                })
                .iterator();
    }

    @Test
    void whatAPieceThrowsIsThrownAsItIsOnceItIsItsTurn() {
        List<Integer> taken = new ArrayList<>();
        assertThatThrownBy(() -> threads(2).each(pieces(9, 5), taken::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("piece 5");
        assertThat(taken).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void mostlyTheFirstPieceIsEnoughAndNoThreadIsBegunForIt() {
        List<Thread> at = new ArrayList<>();
        Supplier<Thread> first = Thread::currentThread;
        threads(2).each(List.of(first, first, first).iterator(), thread -> {
            at.add(thread);
            return false;
        });
        assertThat(at).containsExactly(Thread.currentThread());
    }
}
