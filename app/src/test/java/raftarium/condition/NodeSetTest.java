package raftarium.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.command.Lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class NodeSetTest {
    private final Lab lab = Lab.settled();

    @AfterEach
    void leave() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "n1: 1",
                "n2..n4: 2 3 4",
                "n2..4: 2 3 4",
                "n1,n3: 1 3",
                "n3,n1: 1 3",
                "n1, n3 , n5: 1 3 5",
                "n1,n1: 1",
                "all: 1 2 3 4 5",
                "up: 1 2 3 4 5",
                "down: ",
                "all except n1: 2 3 4 5",
                "all except n1,n2..n3: 4 5",
                "n1..n3,n5 except n2: 1 3 5",
                "all except n1 except n2: 3 4 5",
                "n1 except n1: ",
                "stale-leader: ",
                "majority: 1 2 3 4 5",
                "minority: ",
                "random 5: 1 2 3 4 5",
            })
    void setsAreReadAsTheyAreWritten(String set, String expected) {
        assertThat(names(lab.nodes(set))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void aDeposedLeaderIsStaleAndNotTheLeader() {
        int old = lab.leader();
        String other = old == 1 ? "n2" : "n1";
        lab.ok("partition n" + old + "," + other + " | all except n" + old + "," + other);
        lab.ok("until leader and stale-leader term >= 1 within 5s");
        assertThat(lab.nodes("stale-leader")).containsExactly(old);
        assertThat(lab.leader()).isNotEqualTo(old);
        assertThat(lab.nodes("minority")).containsExactlyInAnyOrder(old, old == 1 ? 2 : 1);
        assertThat(lab.nodes("majority")).hasSize(3).contains(lab.leader());
        assertThat(lab.nodes("followers")).hasSize(3);
        assertThat(lab.nodes("leader,stale-leader,followers")).hasSize(5);
    }

    @Test
    void downIsWhatDoesNotRunAndUpIsWhatDoes() {
        lab.ok("crash n2; pause n3");
        assertThat(lab.nodes("down")).containsExactly(2);
        assertThat(lab.nodes("up")).containsExactly(1, 4, 5);
        assertThat(lab.nodes("up except n1")).containsExactly(4, 5);
        lab.ok("crash up; crash n3");
        assertThat(lab.nodes("leader")).isEmpty();
        assertThat(lab.nodes("followers")).isEmpty();
    }

    @Test
    void randomDrawsRunningNodesFromTheSeed() {
        lab.ok("crash n2");
        Set<List<Integer>> seen = new HashSet<>();
        List<List<Integer>> draws = new ArrayList<>();
        for (int draw = 0; draw < 50; draw++) {
            List<Integer> drawn = lab.nodes("random 2");
            assertThat(drawn).hasSize(2).doesNotContain(2).isSorted();
            draws.add(drawn);
            seen.add(drawn);
        }
        assertThat(seen).hasSize(6);
        try (Lab again = Lab.settled()) {
            again.ok("crash n2");
            for (List<Integer> drawn : draws) {
                assertThat(again.nodes("random 2")).isEqualTo(drawn);
            }
        }
        assertThat(lab.nodes("random")).hasSize(1);
    }

    @Test
    void anEmptySetWhereANodeIsNeededSaysSo() {
        assertThat(lab.mistaken("restart down")).contains("'down' is no node at the moment");
        assertThat(lab.mistaken("crash n1 except n1")).contains("'n1 except n1' is no node");
        assertThat(lab.mistaken("put x 1 --to stale-leader")).contains("'stale-leader' is no node");
        lab.ok("crash all");
        assertThat(lab.mistaken("crash random")).contains("random");
        assertThat(lab.mistaken("timeout random 2")).contains("random");
    }

    @Test
    void moreAtRandomThanRunIsAMistake() {
        lab.ok("crash n1");
        assertThat(lab.mistaken("crash random 5")).contains("random 5").contains("4");
    }

    @Test
    void aNodeThatIsntThereIsAMistakeThatNamesThoseThatAre() {
        assertThat(lab.mistaken("crash n6")).contains("there is no n6: the nodes are n1 to n5");
        assertThat(lab.mistaken("crash n4..n7")).contains("there is no n7");
        assertThat(lab.mistaken("expect n9 is leader")).contains("there is no n9");
        assertThat(lab.mistaken("put x 1 --to n9")).contains("there is no n9");
    }

    @Test
    void severalNodesWhereOneIsNeededAreAMistake() {
        assertThat(lab.mistaken("put x 1 --to all"))
                .contains("'all' is 5 nodes, where one is needed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n0",
                "n",
                "1",
                "n4..n2",
                "n1..",
                "n1,",
                ",n1",
                "n1,,n2",
                "nodes",
                "n1 except",
                "except n1",
                "n1 n2",
                "n102",
                "N1",
                "clients",
                "n1|n2",
                "leader,",
                "all,everything"
            })
    void whatIsNoSetIsAMistake(String set) {
        lab.mistaken("crash " + set);
    }

    @Test
    void aMisspeltSetGetsTheNearestName() {
        assertThat(lab.mistaken("crash folowers"))
                .contains("column 7")
                .contains("did you mean 'followers'?");
        assertThat(lab.mistaken("crash n1,leadr"))
                .contains("column 7")
                .contains("did you mean 'leader'?");
    }

    private static String names(List<Integer> ids) {
        return String.join(" ", ids.stream().map(String::valueOf).toList());
    }
}
