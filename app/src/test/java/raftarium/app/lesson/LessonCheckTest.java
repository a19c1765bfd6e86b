package raftarium.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.app.session.Playground;
import raftarium.words.MistakeException;

import java.util.List;

/** What a check finds by playing a lesson: each thing once, in a lesson that is right otherwise. */
class LessonCheckTest {
    private static final String GOOD = """
        title A good one
        minutes 3
        teaches put
        says A lesson for a test.
        setup
          new --nodes 3 --seed 1
          until leader; run 200ms
        step One
        say
          {leader} leads.
        do Have x be 1.
          goal value x = 1
          limit 1
          allow put
          within 1s
          solution
            put x 1
            run 100ms
        predict A crash?
          choice "nobody leads" if no leader
          choice "somebody leads" if leader
        run
          crash leader
        observe Its term?
          number term
          tempting 7
        """;

    private static List<String> found(String text) {
        try (Playground playground = Student.playground()) {
            return LessonCheck.check(Student.lesson(text), Lessons.ofTheProgram(), playground)
                    .mistakes()
                    .stream()
                    .map(MistakeException::words)
                    .toList();
        }
    }

    private static void finds(String old, String changed, String... mistakes) {
        assertThat(GOOD).contains(old);
        assertThat(found(GOOD.replace(old, changed))).containsExactly(mistakes);
    }

    @Test
    void aGoodLessonHasNone() {
        assertThat(found(GOOD)).isEmpty();
    }

    @Test
    void exactlyOneChoiceIsRight() {
        finds(
                "\"somebody leads\" if leader",
                "\"somebody leads\" if n2 is crashed",
                "line 21, column 1: this choice is right as well as \"nobody leads\" when it is"
                        + " judged");
        finds(
                "\"nobody leads\" if no leader",
                "\"nobody leads\" if committed > 99",
                "line 19, column 1: no choice is right when this is judged");
        finds(
                "\"somebody leads\" if leader",
                "\"somebody leads\" if n9 is leader",
                "line 21, column 1: this choice can't be judged: there is no n9: the nodes are n1"
                        + " to n3");
    }

    @Test
    void numbersAreThereAndThoseThatTemptAreWrong() {
        finds(
                "tempting 7",
                "tempting 7 1",
                "line 26, column 1: this number shall be wrong, and is" + " right: 1");
        finds(
                "number term",
                "number leader votes",
                "line 24, column 1: the number that is asked"
                        + " for isn't there when it is judged");
    }

    @Test
    void goalsAreReachedByTheirSolutionsAndNotBefore() {
        finds(
                "goal value x = 1",
                "goal leader",
                "line 11, column 1: the goal is reached before" + " anything is done");
        finds(
                "goal value x = 1",
                "goal value x = 2",
                "line 11, column 1: the solution doesn't" + " reach the goal");
        finds(
                "goal value x = 1",
                "goal n7 is leader",
                "line 11, column 1: the goal can't be"
                        + " judged: there is no n7: the nodes are n1 to n3");
        finds(
                "within 1s",
                "within 1ms",
                "line 11, column 1: the solution takes 0.107 s, more than" + " 1ms");
    }

    @Test
    void solutionsHaveCommandsThatWereTaughtAndAreAllowedAndNotTooMany() {
        finds(
                "teaches put",
                "teaches get",
                "line 11, column 1: 'put' is allowed, but wasn't taught: 'teaches' says what is",
                "line 17, column 5: the solution needs 'put', which wasn't taught: 'teaches' says"
                        + " what is");
        finds("teaches put\n", "after too-early\n");
        finds(
                "teaches put\n",
                "after too-erly\nteaches put\n",
                "line 1, column 1: 'after' names no lesson: too-erly; did you mean 'too-early'?");
        finds(
                "    put x 1\n",
                "    put x 1\n    append x 1\n    put x 1\n",
                "line 11, column 1: the solution has 3 commands that change the cluster, more than"
                        + " the limit",
                "line 18, column 5: the solution needs 'append', which isn't allowed here");
    }

    @Test
    void commandsOfTheLessonAreCarriedOut() {
        finds(
                "  crash leader\n",
                "  crash leader\n  expect leader\n",
                "line 24, column 3: this doesn't hold: expect leader: doesn't hold at 0.512 s:"
                        + " nobody leads (seed 1)");
        finds(
                "  crash leader\n",
                "  crash leader\n  crash leader\n",
                "line 24, column 3: this can't be done: crash leader: 'leader' is no node at the"
                        + " moment");
    }

    @Test
    void valuesInTextsAreThere() {
        finds(
                "{leader} leads",
                "{value y} leads",
                "line 10, column 4: {value y} has no value at" + " this moment");
        finds(
                "{leader} leads",
                "{n8 commit} leads",
                "line 10, column 4: {n8 commit}: there is no" + " n8: the nodes are n1 to n3");
    }
}
